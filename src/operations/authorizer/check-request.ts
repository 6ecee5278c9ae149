import { BylawError } from '../../diagnostic/bylaw-error.ts';

/** Throws `authorizer/not-a-request` for what a caller without types may give in place of a request or a question. */
export function checkRequest(request: unknown): void {
  if (typeof request === 'object' && request !== null) return;
  throw new BylawError(
    'authorizer/not-a-request',
    `a request is asked about, and \`${String(request)}\` is none`,
    {
      hint: "give an object: `{ principal: 'member/ana', action: 'service:name' }`, of `whoCan` without `principal`",
    },
  );
}
