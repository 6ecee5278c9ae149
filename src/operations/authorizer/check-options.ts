import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { didYouMean } from '../../diagnostic/nearest-name.ts';
import type { AuthorizerOptions } from './create-authorizer.ts';

const known: Readonly<Record<keyof AuthorizerOptions, true>> = {
  repository: true,
  organization: true,
  from: true,
  onDecision: true,
  clock: true,
  environment: true,
};

/** Throws `authorizer/bad-options` for what a caller without types may give. */
export function checkOptions(options: unknown): asserts options is AuthorizerOptions {
  if (typeof options !== 'object' || options === null || !('repository' in options))
    throw bad('no repository is given', { hint: "write `createAuthorizer({ repository: '.' })`" });
  const names = Object.keys(known);
  const other = Object.keys(options).find((name) => !names.includes(name));
  if (other !== undefined)
    throw bad(`there is no option \`${other}\``, didYouMean(other, names, `there are ${names.join(', ')}`));
  const { repository, from, onDecision, clock } = options as Record<string, unknown>;
  if (typeof repository !== 'string')
    throw bad('`repository` is no text', { hint: 'give a folder of the repository' });
  if (!isSource(from))
    throw bad(`\`from\` is \`${String(from)}\``, {
      hint: "give `'ledger'`, `'files'` or `{ commit: 'main' }`",
    });
  for (const [name, value] of Object.entries({ onDecision, clock }))
    if (value !== undefined && typeof value !== 'function') throw bad(`\`${name}\` is no function`, {});
}

function isSource(from: unknown): boolean {
  if (from === undefined || from === 'ledger' || from === 'files') return true;
  return (
    typeof from === 'object' && from !== null && typeof (from as { commit?: unknown }).commit === 'string'
  );
}

function bad(message: string, hint: { readonly hint?: string }): BylawError {
  return new BylawError('authorizer/bad-options', message, hint);
}
