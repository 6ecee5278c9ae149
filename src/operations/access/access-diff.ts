import type { NeededApproval } from '../../access/guardrails/breach.ts';
import { neededApprovals } from '../../access/guardrails/needed-approvals.ts';
import { unjudgedChanges } from '../../access/unjudged/unjudged-changes.ts';
import type { Place } from '../../diagnostic/diagnostic.ts';
import type { Instant } from '../../model/model.ts';
import { unguarded } from '../../plan/guards/unguarded.ts';
import type { AccessDiffReport } from '../../report/access-diff/access-diff-report.ts';
import type { Session } from '../session.ts';
import { type AccessBetween, accessBetween } from './access-between.ts';
import { type Comparison, type ComparisonOptions, compareSides } from './compare-sides.ts';
import type { ComparedOrganization } from './compared-organizations.ts';
import { endOfForecast } from './end-of-forecast.ts';
import { locateAccessDiff, locateApprovals, locateUnjudged } from './locate-access-diff.ts';
import { otherHolderNotes } from './other-holder-notes.ts';
import { secondFactorNotes } from './second-factor-notes.ts';
import { weakenedIn } from './weakened-in.ts';

export interface AccessDiffOptions extends ComparisonOptions {
  /** How far the forecast looks (`P14D`); `P0D` makes none. Default: 14 days. */
  readonly horizon?: string;
}

/** Who gains and who loses what access between two commits, or by the files as they are; through what, and how safe that is. */
export async function accessDiff(session: Session, options: AccessDiffOptions): Promise<AccessDiffReport> {
  return compareSides(session, options, async (comparison) => {
    const until = endOfForecast(comparison.now, options.horizon);
    const organizations: AccessDiffReport['organizations'][number][] = [];
    for (const each of comparison.organizations) {
      session.progress.step(`comparing the access of ${each.name}`);
      organizations.push(await diffOf(comparison, each, until));
    }
    return { ...comparison.basis, until, organizations };
  });
}

async function diffOf(
  comparison: Comparison,
  { name, before, after }: ComparedOrganization,
  until: Instant,
): Promise<AccessDiffReport['organizations'][number]> {
  const sides = [
    before && (await comparison.at('before', before)),
    after && (await comparison.at('after', after)),
  ] as const;
  const now = Date.parse(comparison.now);
  const mfa = await comparison.secondFactors(name);
  const found = accessBetween(...sides, { now, horizon: Date.parse(until) - now, mfa });
  const texts = { before: comparison.before.texts, after: comparison.after.texts };
  return {
    organization: name,
    system: 'directory',
    notes: [...otherHolderNotes(found.others), ...secondFactorNotes(found.diff, mfa)],
    weakened:
      before === undefined || after === undefined
        ? []
        : weakenedIn(before, after).map(({ message }) => message),
    unjudged: after === undefined ? [] : await locateUnjudged(unjudgedChanges(before, after), texts),
    ...(await locateAccessDiff(found.diff, texts)),
    approvals: await locateApprovals(approvalsOf(found, { before, after, now }), texts),
  };
}

/** Of what is gone nothing is given. */
function approvalsOf(
  { before, after, compiled }: AccessBetween,
  {
    before: base,
    after: head,
    now,
  }: Pick<ComparedOrganization, 'before' | 'after'> & { readonly now: number },
): readonly NeededApproval<Place>[] {
  if (head === undefined) return [];
  const both =
    compiled.before === undefined || compiled.after === undefined
      ? {}
      : { access: { before: compiled.before, after: compiled.after } };
  return neededApprovals({ base, head, before, after, now, ...both, unguarded: unguarded(base, head) });
}
