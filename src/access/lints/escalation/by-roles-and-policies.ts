import { isOwnersRole, ownersOf } from '../../../model/organization/owners.ts';
import { placeAt } from '../../../model/place.ts';
import { parsePolicyReference } from '../../../model/references/policy-reference.ts';
import type { Engine } from '../../engine/engine.ts';
import type { CompiledPrincipal, Holding } from '../../engine/principal.ts';
import { statementTable } from '../../statements/statement-table.ts';
import type { Change, Changes } from './change.ts';
import { holdingOf, isOfPolicy, withPolicyWritten } from './everything.ts';
import { heldBy, type Standing, statementsHeldBy } from './standing.ts';
import { scopesOf, withHoldings, withoutHoldings } from './with-holdings.ts';

/** Writing into a role that they hold. */
export const byEditingRoles: Changes = function* (standing, { may, everything }) {
  const { roles } = standing.engine.organization;
  const held = heldBy(standing).map(({ holding }) => holding);
  for (const name of new Set(held.map(({ role }) => role.name))) {
    const resource = `role/${name}`;
    const role = roles.get(name);
    if (role === undefined || !may(standing, 'roles.edit', resource)) continue;
    const own = held.filter((holding) => holding.role.name === name);
    const table = statementTable([everything]);
    yield {
      action: 'roles.edit',
      resource,
      at: placeAt(role.origin, ['name']),
      does: `write what they like into \`${name}\`, which they hold`,
      after: withHoldings(standing, (each) =>
        each.role.name === name ? holdingOf(each, table, true) : each,
      ),
      gained: [everything],
      freed: own.flatMap((each) => each.table.statements.filter(({ isDeny }) => isDeny)),
      on: own.flatMap((each) => scopesOf(standing, each)),
    };
  }
};

/** Writing into a policy of a role that they hold, or of a boundary, unless it is pinned there. */
export const byEditingPolicies: Changes = function* (standing, { may, everything }) {
  const { engine } = standing;
  const { policies, boundary, members, serviceAccounts } = engine.organization;
  const held = heldBy(standing).map(({ holding }) => holding);
  const { type, name: ownName = '' } = standing.principal.subject;
  const own =
    type === 'member'
      ? members.get(ownName)
      : type === 'service-account'
        ? serviceAccounts.get(ownName)
        : undefined;
  const roles = new Set(held.map(({ role }) => role.name));
  const ofRoles = [...roles].flatMap((name) => followed(engine.organization.roles.get(name)?.policies ?? []));
  const ofBoundaries = followed([...boundary, ...(own?.boundary ?? [])]);
  for (const policy of new Set([...ofRoles, ...ofBoundaries])) {
    const resource = `policy/${policy}`;
    const declared = policies.get(policy);
    if (declared === undefined || !may(standing, 'policies.edit', resource)) continue;
    const write = (holding: Holding) =>
      followed(engine.organization.roles.get(holding.role.name)?.policies ?? []).includes(policy)
        ? holdingOf(holding, withPolicyWritten(holding.table, policy, everything), holding.role.reachesZones)
        : holding;
    const isBound = ofBoundaries.includes(policy);
    const gaining = held.filter((each) => write(each) !== each);
    yield {
      action: 'policies.edit',
      resource,
      at: placeAt(declared.origin, ['name']),
      does: `write what they like into \`${policy}\`, ${isBound ? 'which bounds them' : 'which they hold'}`,
      after: boundaryWritten(withHoldings(standing, write), policy, everything, followed(boundary)),
      gained: [everything, ...(isBound ? statementsHeldBy(standing) : [])],
      ...(isBound ? { against: [] } : {}),
      freed: deniesOfPolicy(standing, policy),
      on: gaining.flatMap((each) => scopesOf(standing, each)),
    };
  }
};

/** The policies that references mean whose newest version counts. */
function followed(references: readonly string[]): readonly string[] {
  return references
    .map(parsePolicyReference)
    .flatMap(({ policy, version }) => (version === undefined ? policy : []));
}

function deniesOfPolicy(standing: Standing, policy: string): Change['freed'] & {} {
  const { engine, principal } = standing;
  const bounds = [engine.boundary, principal.boundary].flatMap((table) => table?.statements ?? []);
  return [...statementsHeldBy(standing), ...bounds].filter((each) => each.isDeny && isOfPolicy(each, policy));
}

function boundaryWritten(
  standing: Standing,
  policy: string,
  everything: Change['gained'][number],
  ofOrganization: readonly string[],
): Standing {
  const written = (table: Engine['boundary']) =>
    table === undefined ? undefined : withPolicyWritten(table, policy, everything);
  const { engine, principal } = standing;
  const own = principal.boundary;
  return {
    ...standing,
    engine: ofOrganization.includes(policy) ? { ...engine, boundary: written(engine.boundary) } : engine,
    principal: {
      ...principal,
      boundary: own?.statements.some((each) => isOfPolicy(each, policy)) === true ? written(own) : own,
    },
  };
}

/** Giving themselves a role, or taking one back that denies them something. */
export const byAssigningRoles: Changes = function* (standing, { may, roles }) {
  const { organization } = standing.engine;
  const { type, teams } = standing.principal.subject;
  for (const { name, holdings } of roles) {
    const resource = `role/${name}`;
    const declared = organization.roles.get(name);
    if (declared === undefined) continue;
    const { assignableTo, origin } = declared;
    const isFor =
      assignableTo.includes(type === 'team' ? 'member' : type) ||
      (teams.length > 0 && assignableTo.includes('team'));
    if (!isFor || (isOwnersRole(organization, name) && !mayBecomeOwner(standing))) continue;
    if (!may(standing, 'roles.assign', resource)) continue;
    yield {
      action: 'roles.assign',
      resource,
      at: placeAt(origin, ['name']),
      does: `give themselves \`${name}\``,
      after: withMore(standing, holdings),
      gained: holdings.flatMap(({ table }) => table.statements),
      on: holdings.flatMap((each) => scopesOf(standing, each)),
    };
  }
  for (const { holding } of heldBy(standing)) {
    const { name } = holding.role;
    const freed = holding.table.statements.filter(({ isDeny }) => isDeny);
    const at = organization.roles.get(name);
    if (freed.length === 0 || at === undefined || !may(standing, 'roles.assign', `role/${name}`)) continue;
    yield {
      action: 'roles.assign',
      resource: `role/${name}`,
      at: placeAt(at.origin, ['name']),
      does: `take \`${name}\` from themselves, which denies them something`,
      after: withoutHoldings(standing, (each) => each.role.name === name),
      gained: [],
      freed,
    };
  }
};

/** The owners' role is a member's `role`, and only so many may have it. */
function mayBecomeOwner({ engine: { organization }, principal }: Standing): boolean {
  const { owners } = organization.membership;
  if (principal.subject.type !== 'member') return false;
  return owners?.max === undefined || ownersOf(organization).length < owners.max;
}

export function withMore(
  standing: Standing,
  holdings: CompiledPrincipal['groups'][number]['holdings'],
): Standing {
  const { principal } = standing;
  const group = {
    ...{ holdings, membership: undefined, isLimited: false },
    starts: Number.NEGATIVE_INFINITY,
    expires: Number.POSITIVE_INFINITY,
  };
  return { ...standing, principal: { ...principal, groups: [...principal.groups, group] } };
}
