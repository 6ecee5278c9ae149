import { unjudgedChanges } from '../../access/unjudged/unjudged-changes.ts';
import type { NoNewReport } from '../../report/access-diff/access-diff-report.ts';
import { isNewAccess } from '../../report/access-diff/change-classes.ts';
import { coveringScopes, type NewAccess } from '../../report/access-diff/covering-scopes.ts';
import type { Session } from '../session.ts';
import { accessBetween } from './access-between.ts';
import { expectPrincipals, outsideScopes, readScope } from './allowed-scopes.ts';
import { type ComparisonOptions, compareSides } from './compare-sides.ts';
import { locateAccessDiff, locateUnjudged } from './locate-access-diff.ts';
import { weakenedIn } from './weakened-in.ts';

export interface AccessNoNewOptions extends ComparisonOptions {
  /** New access that is all right: `[PRINCIPAL] ACTION [RESOURCE]` each, a document that is not compared, or what may hold less. */
  readonly allow?: readonly string[];
}

/**
 * A document whose changes are all right although what they give in other systems is not compared, and what is all right
 * although it holds less than it did. Not the same: who agrees to other settings of a target has not agreed to be let take
 * everybody out of it.
 */
const documentLike = /^(?:target|role|team|organization|guards|guardrail)\/[^\s*?]+$/;

/**
 * Whether anybody may do what they could not before, now or later, in any context; what could not be compared counts.
 * @throws BylawError `access/bad-scope`, and what `compareSides` throws
 */
export async function accessNoNew(session: Session, options: AccessNoNewOptions): Promise<NoNewReport> {
  const { allow = [] } = options;
  const documents = new Set(allow.filter((each) => documentLike.test(each)));
  const passed = ({ of }: { readonly of: string }) => !documents.has(of);
  const scopes = allow.filter((each) => !documents.has(each)).map(readScope);
  return compareSides(session, options, async (comparison) => {
    expectPrincipals(
      scopes,
      comparison.organizations.flatMap(({ before, after }) => [before ?? [], after ?? []].flat()),
    );
    const now = Date.parse(comparison.now);
    const texts = { before: comparison.before.texts, after: comparison.after.texts };
    const organizations: NoNewReport['organizations'][number][] = [];
    const news: NewAccess[] = [];
    for (const { name, before, after } of comparison.organizations) {
      session.progress.step(`comparing the access of ${name}`);
      // What is gone gives nobody anything.
      if (after === undefined) continue;
      const sides = [
        before && (await comparison.at('before', before)),
        await comparison.at('after', after),
      ] as const;
      let privileged: readonly string[] = [];
      const { diff } = accessBetween(...sides, {
        now,
        horizon: 0,
        mfa: await comparison.secondFactors(name),
        within: (universe) => {
          const actions = [...universe.actions.values()];
          privileged = actions.flatMap(({ name, isPrivileged }) => (isPrivileged ? [name] : []));
          return outsideScopes(scopes, { organization: after, before, universe, now });
        },
      });
      const changes = diff.changes.filter(isNewAccess);
      const located = await locateAccessDiff({ ...diff, changes, stays: [] }, texts);
      const weakened = (before === undefined ? [] : weakenedIn(before, after)).filter(passed);
      const others = unjudgedChanges(before, after).filter(passed);
      const unjudged = await locateUnjudged(others, texts);
      news.push({ changes: located.changes, privileged });
      organizations.push({
        ...{ organization: name, system: 'directory', changes: located.changes, weakened, unjudged },
      });
    }
    const people = organizations.flatMap(({ organization, changes }) =>
      changes.flatMap(({ principals }) => principals.map((each) => `${organization} ${each}`)),
    );
    const found = new Set(people).size;
    return { ...comparison.basis, allowed: allow, found, covering: coveringScopes(news), organizations };
  });
}
