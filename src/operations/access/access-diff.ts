import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { instantAfter } from '../../model/instant.ts';
import type { Instant } from '../../model/model.ts';
import type { AccessDiffReport } from '../../report/access-diff/access-diff-report.ts';
import type { Session } from '../session.ts';
import { accessBetween } from './access-between.ts';
import { type Comparison, type ComparisonOptions, compareSides } from './compare-sides.ts';
import type { ComparedOrganization } from './compared-organizations.ts';
import { locateAccessDiff } from './locate-access-diff.ts';

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
  const { diff } = accessBetween(...sides, {
    now: Date.parse(comparison.now),
    horizon: Date.parse(until) - Date.parse(comparison.now),
    mfa: await comparison.secondFactors(name),
  });
  const texts = { before: comparison.before.texts, after: comparison.after.texts };
  return {
    organization: name,
    system: 'directory',
    notes: [],
    ...(await locateAccessDiff(diff, texts)),
    approvals: [],
  };
}

/** Throws `access/not-a-horizon`. */
function endOfForecast(now: Instant, horizon = 'P14D'): Instant {
  const end = instantAfter(now, horizon);
  if (end !== undefined) return end;
  throw new BylawError('access/not-a-horizon', `\`${horizon}\` is not a length of time`, {
    hint: 'write it as `P14D` for 14 days or `PT8H` for eight hours',
  });
}
