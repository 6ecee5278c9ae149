import type { Contribution, StatementSource } from '../../access/decision.ts';
import { statementPlace } from '../../access/statement-place.ts';
import type { Place } from '../../diagnostic/diagnostic.ts';
import type { Organization } from '../../model/model.ts';
import { placeAt } from '../../model/place.ts';
import type { TestPlace, ToldStatement, UncoveredStatement } from '../../report/tests/access-test-report.ts';

export type TellPlace = (place: Place) => TestPlace;

/** The places that telling of a contribution needs. */
export function contributionPlaces(organization: Organization, contribution: Contribution): readonly Place[] {
  return [
    ...stepsOf(contribution).map(({ place }) => place),
    statementPlace(organization, contribution.statement)?.at,
  ].flatMap((place) => place ?? []);
}

export function tellContribution(
  organization: Organization,
  contribution: Contribution,
  tell: TellPlace,
): ToldStatement {
  const { effect, layer, statement } = contribution;
  return {
    effect,
    layer,
    path: stepsOf(contribution).map(({ is, place }) => ({ is, ...(place && { at: tell(place) }) })),
    statement: tellStatement(organization, statement, tell),
  };
}

export function tellStatement(
  organization: Organization,
  source: StatementSource,
  tell: TellPlace,
): UncoveredStatement {
  const place = statementPlace(organization, source)?.at;
  return { ...source, ...(place && { at: tell(place) }) };
}

/** From the principal to the role, each with the line that makes it so. */
function stepsOf({ path }: Contribution): readonly { readonly is: string; readonly place?: Place }[] {
  const { principal, owner, teams, membership, binding, role } = path;
  const inTeams = teams.map((team, index) => ({
    is: `team/${team}`,
    ...(index === 0 && membership && { place: placeAt(membership.origin, []) }),
  }));
  return [
    { is: principal },
    ...(owner === undefined ? [] : [{ is: owner }]),
    ...inTeams.filter(({ is }) => is !== principal),
    ...(role === undefined
      ? []
      : [{ is: `role/${role}`, ...(binding && { place: placeAt(binding.origin, []) }) }]),
  ];
}
