import type { Scope } from '../audit/scope.ts';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';
import type { Organization, Target } from '../model/model.ts';
import { providers } from '../providers/registry.ts';
import { openCommitSource } from '../source/commit-source.ts';
import { loadModel } from './load-model.ts';
import type { Session } from './session.ts';

/**
 * A target as a commit declared it: for one that nothing declares any longer. Undefined where that commit was never
 * fetched, or this version cannot make sense of it or does not have the provider.
 */
export async function targetAt(
  session: Session,
  git: GitReader,
  source: Oid,
  scope: Scope,
): Promise<Target | undefined> {
  return (await declaredAt(session, git, source, scope))?.target;
}

/** The same with its organization. */
export async function declaredAt(
  session: Session,
  git: GitReader,
  source: Oid,
  scope: Scope,
): Promise<{ readonly organization: Organization; readonly target: Target } | undefined> {
  const registry = session.providers ?? providers;
  try {
    const { model } = await loadModel(openCommitSource(git, source), session);
    const organization = model?.organizations.get(scope.organization);
    const target = organization?.targets.get(scope.target);
    if (organization === undefined || target === undefined || !registry.has(target.provider))
      return undefined;
    return { organization, target };
  } catch (error) {
    if (error instanceof BylawError) return undefined;
    throw error;
  }
}
