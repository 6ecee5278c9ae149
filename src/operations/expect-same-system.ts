import type { Scope } from '../audit/scope.ts';
import { BylawError } from '../diagnostic/bylaw-error.ts';

/**
 * What the ledger says of a target, it says of the system that was applied to: in another one, to which coordinates
 * lead since, it would remove whoever has the same account there. Throws `provider/other-system`.
 */
export function expectSameSystem(
  { organization, target }: Scope,
  was: string | undefined,
  is: string | undefined,
): void {
  if (was === undefined || is === undefined || was === is) return;
  throw otherSystem({ organization, target }, was, is);
}

/** What is said of it; `is`: where the coordinates lead now. */
export function otherSystem({ organization, target }: Scope, was: string, is: string): BylawError {
  return new BylawError(
    'provider/other-system',
    `${organization}/${target} was applied to ${was}, and its coordinates lead to ${is} now`,
    {
      hint: 'put the coordinates back, or give the target another name, under which nothing is recorded yet',
    },
  );
}
