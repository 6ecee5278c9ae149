import type { Scope } from '../audit/scope.ts';
import type { GitReader } from '../git/git-repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedger } from '../ledger/open-ledger.ts';

/** Whether another apply has taken a scope over since `intended`, the ledger that our intent left. */
export async function isTakenOver(git: GitReader, intended: Ledger, scope: Scope): Promise<boolean> {
  if ((await git.resolveRef(intended.ref)) === intended.tip) return false;
  const now = await openLedger(git, intended.ref);
  if ((await now.openIntent(scope))?.sequence !== intended.sequence) return true;
  for await (const { entry } of now.entries(scope)) {
    if (entry.sequence <= intended.sequence) return false;
    if (entry.kind === 'takeover') return true;
  }
  return false;
}
