import type { StatementSource } from '../../access/decision.ts';
import { statementPlace } from '../../access/statement-place.ts';
import type { RoleStatementReport } from '../../report/roles/role-reports.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { locatePlaces } from '../access/locate-places.ts';

/** Statements with their places. */
export async function reportStatements(
  source: AskedSource,
  statements: readonly StatementSource[],
): Promise<readonly RoleStatementReport[]> {
  const places = statements.map((each) => {
    const place = statementPlace(source.organization, each);
    return place?.isShown === true ? place.at : undefined;
  });
  const shown = places.filter((place) => place !== undefined);
  const located = await locatePlaces(source, shown);
  const byPlace = new Map(shown.map((place, index) => [place, located[index]]));
  return statements.map(({ effect, from, sid, index, written }, number): RoleStatementReport => {
    const place = places[number];
    const at = (place && byPlace.get(place)) ?? null;
    return { effect, ...originOf(from), ...(sid === undefined ? {} : { sid }), index, at, written };
  });
}

function originOf(from: StatementSource['from']) {
  if (from.is === 'permissions') return { role: from.role };
  if (from.is === 'scopes') return { token: from.token };
  const { policy, version, standing } = from;
  return { policy, ...(version === undefined ? {} : { version }), standing };
}
