import { ownStatements } from '../../access/compile/compile-policies.ts';
import type { StatementSource } from '../../access/decision.ts';
import { versionResolver } from '../../access/engine/policy-versions.ts';
import { statementPlace } from '../../access/statement-place.ts';
import type { JsonObject } from '../../digest/json.ts';
import type { Role } from '../../model/model.ts';
import type { RoleShowReport, RoleStatementReport } from '../../report/roles/role-reports.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { locatePlaces } from '../access/locate-places.ts';

export interface RoleStatements {
  readonly statements: readonly StatementSource[];
  readonly policies: RoleShowReport['policies'];
}

/** The statements of a role, as the versions that it follows or pins have them. */
export function roleStatements({ organization, recorded }: AskedSource, role: Role): RoleStatements {
  const { name, policies } = role;
  const versions =
    recorded === undefined ? undefined : { published: recorded.histories, expected: recorded.expected };
  const resolve = versionResolver(organization.policies, versions);
  const own = ownStatements(role).map(
    (written, index): StatementSource => ({
      effect: 'allow',
      from: { is: 'permissions', role: name },
      index,
      written,
    }),
  );
  const resolved = policies.map((reference) => ({ reference, found: resolve(reference) }));
  const held = resolved.flatMap(
    ({ found }) => found?.statements.map((each, index) => sourceOf(each, index, found)) ?? [],
  );
  return {
    // Of a version that nobody has seen the allows count for nothing.
    statements: [...own, ...held].filter(
      ({ effect, from }) => effect === 'deny' || from.is !== 'policy' || from.standing !== 'missing',
    ),
    policies: resolved.map(({ reference, found }) => ({
      reference,
      version: found?.version ?? null,
      standing: found?.standing ?? null,
    })),
  };
}

type Version = NonNullable<ReturnType<ReturnType<typeof versionResolver>>>;

function sourceOf(
  written: JsonObject,
  index: number,
  { policy, version, standing }: Version,
): StatementSource {
  const { sid } = written;
  return {
    effect: written.effect === 'allow' ? 'allow' : 'deny',
    from: { is: 'policy', policy, standing, ...(version === undefined ? {} : { version }) },
    ...(typeof sid === 'string' ? { sid } : {}),
    index,
    written,
  };
}

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
