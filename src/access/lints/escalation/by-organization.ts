import { isOwnersRole } from '../../../model/organization/owners.ts';
import { placeAt } from '../../../model/place.ts';
import { withMore } from './by-roles-and-policies.ts';
import type { Changes } from './change.ts';
import { heldBy, statementsHeldBy } from './standing.ts';
import { scopesOf, withHoldings, withoutHoldings } from './with-holdings.ts';

/** Becoming an owner, removing the organization's boundary, or changing which role everybody has. */
export const byOrganization: Changes = function* (standing, { may, roles }) {
  const { engine, principal } = standing;
  const { organization } = engine;
  const resource = `organization/${organization.name}`;
  const at = placeAt(organization.origin, ['name']);
  const isMember = principal.subject.type === 'member';
  const owners = roles.find(({ name }) => isOwnersRole(organization, name));
  if (isMember && owners !== undefined && may(standing, 'organization.transfer', resource))
    yield {
      ...{ action: 'organization.transfer', resource, at },
      does: 'pass the organization to themselves',
      after: withMore(standing, owners.holdings),
      gained: owners.holdings.flatMap(({ table }) => table.statements),
    };
  const { boundary } = engine;
  const isDefault = heldBy(standing).some(
    ({ holding }) =>
      holding.binding === undefined &&
      holding.teams.length === 0 &&
      holding.role.name === organization.membership.organizationRole?.default,
  );
  if (boundary === undefined && !isDefault) return;
  if (!may(standing, 'organization.edit', resource)) return;
  if (boundary !== undefined)
    yield {
      ...{ action: 'organization.edit', resource, at: placeAt(organization.origin, ['boundary']) },
      does: "remove the organization's boundary",
      after: { ...standing, engine: { ...engine, boundary: undefined } },
      gained: statementsHeldBy(standing),
      against: boundary.statements.some(({ isDeny }) => isDeny) ? [] : boundary.statements,
      freed: boundary.statements.filter(({ isDeny }) => isDeny),
    };
  if (!isMember || !isDefault) return;
  for (const { name, holdings } of roles)
    if (!isOwnersRole(organization, name))
      yield {
        ...{ action: 'organization.edit', resource, at: placeAt(organization.origin, ['membership']) },
        does: `make \`${name}\` the role that everybody has`,
        after: withMore(standing, holdings),
        gained: holdings.flatMap(({ table }) => table.statements),
      };
};

/** Opening an isolated zone, and drawing wider the one that they hold something in. */
export const byZones: Changes = function* (standing, { may }) {
  const { engine } = standing;
  const { zones } = engine;
  for (const [number, name] of zones.names.entries()) {
    const zone = engine.organization.zones.get(name);
    const resource = `zone/${name}`;
    if (!may(standing, 'zones.edit', resource)) continue;
    const bound = heldBy(standing).filter(({ holding }) => holding.scope?.zone === number);
    const asks = statementsHeldBy(standing).some(({ source }) =>
      /resource\.zone|\{zone\}/i.test(JSON.stringify(source.written)),
    );
    if (zone === undefined || (!zones.isolated[number] && bound.length === 0 && !asks)) continue;
    const change = {
      action: 'zones.edit',
      resource,
      at: placeAt(zone.origin, ['name']),
      against: [],
      gained: [],
    };
    const isolated = zones.isolated.map((each, at) => at !== number && each);
    const open = { ...zones, isolated, hasIsolated: isolated.includes(true) };
    if (zones.isolated[number])
      yield {
        ...change,
        does: `open \`${resource}\`, which is isolated`,
        after: { ...standing, engine: { ...engine, zones: open } },
        freed: statementsHeldBy(standing),
        on: zone.resources,
      };
    if (bound.length > 0)
      yield {
        ...change,
        does: `draw \`${resource}\` wider, in which they hold \`${bound[0]?.holding.role.name}\``,
        after: withHoldings(standing, (each) =>
          each.scope?.zone === number ? { ...each, scope: undefined } : each,
        ),
        freed: bound.flatMap(({ holding }) => holding.table.statements),
      };
    if (asks)
      yield {
        ...change,
        does: `draw \`${resource}\` anew, which decides what their statements reach`,
        after: withoutHoldings(standing, () => false),
        isOpen: true,
        on: bound.flatMap(({ holding }) => scopesOf(standing, holding)),
      };
  }
};
