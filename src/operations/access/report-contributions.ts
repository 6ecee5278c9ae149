import type { Contribution } from '../../access/decision.ts';
import type { Binding, TeamMembership } from '../../model/model.ts';
import { presentFields } from '../../model/present-fields.ts';
import type {
  ContributionReport,
  LinkTerms,
  StatementReport,
  StepReport,
} from '../../report/access/access-reports.ts';
import { pathText } from '../../report/access/path-text.ts';
import type { SourcePlace } from '../../report/access/source-place.ts';
import type { AskedSource } from './asked-source.ts';
import { type PathStep, pathSteps } from './path-steps.ts';
import { placedSteps } from './placed-steps.ts';

/** Contributions with every step of their paths, and where each is declared; in the same order. */
export async function reportContributions(
  source: Pick<AskedSource, 'organization' | 'texts'>,
  contributions: readonly Contribution[],
  tell?: (contribution: Contribution, steps: readonly PathStep[]) => void,
): Promise<readonly ContributionReport[]> {
  const paths = contributions.map((each) => pathSteps(source.organization, each));
  for (const [index, each] of contributions.entries()) tell?.(each, paths[index] ?? []);
  const places = await placedSteps(source, paths);
  return contributions.map((contribution, index) =>
    reportOne(contribution, (paths[index] ?? []).map(places)),
  );
}

function reportOne(
  { effect, layer, path, statement }: Contribution,
  reported: readonly StepReport[],
): ContributionReport {
  const { binding, membership } = path;
  return {
    effect,
    layer,
    path: reported,
    text: pathText(reported),
    ...(binding === undefined ? {} : { binding: termsOf(binding) }),
    ...(membership === undefined ? {} : { membership: termsOf(membership) }),
    statement: reportStatement(statement, reported.at(-1)?.at ?? null),
  };
}

/** A statement, and where it stands. */
export function reportStatement(
  { from, sid, index, written }: Contribution['statement'],
  at: SourcePlace | null,
): StatementReport {
  const of =
    from.is === 'policy'
      ? { policy: from.policy, ...presentFields({ version: from.version }), standing: from.standing }
      : from.is === 'permissions'
        ? { role: from.role }
        : { token: from.token };
  return { ...of, ...presentFields({ sid }), index, at, written };
}

export function termsOf(link: Binding | TeamMembership): LinkTerms {
  const { starts, expires, reason, ticket } = link;
  const { zone, on } = 'on' in link || 'zone' in link ? link : { zone: undefined, on: undefined };
  return presentFields({ zone, on, starts, expires, reason, ticket });
}
