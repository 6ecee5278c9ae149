import type { Scope } from '../audit/scope.ts';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader } from '../git/git-repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Target } from '../model/model.ts';
import { providers } from '../providers/registry.ts';
import { openCommitSource } from '../source/commit-source.ts';
import { loadModel } from './load-model.ts';
import type { Session } from './session.ts';

/**
 * A target as the commit last applied to it declared it: for one that nothing declares any longer. Undefined where
 * that commit was never fetched, or this version cannot make sense of it or does not have the provider.
 */
export async function lastTarget(
  session: Session,
  git: GitReader,
  ledger: Ledger,
  scope: Scope,
): Promise<Target | undefined> {
  const applied = await ledger.applied(scope);
  if (applied === undefined) return undefined;
  const registry = session.providers ?? providers;
  try {
    const { model } = await loadModel(openCommitSource(git, applied.source), session);
    const target = model?.organizations.get(scope.organization)?.targets.get(scope.target);
    return target === undefined || !registry.has(target.provider) ? undefined : target;
  } catch (error) {
    if (error instanceof BylawError) return undefined;
    throw error;
  }
}
