import { placeAt } from '../../../model/place.ts';
import type { CompiledPrincipal } from '../../engine/principal.ts';
import type { Changes } from './change.ts';
import { newNames } from './new-names.ts';
import { type Standing, statementsHeldBy } from './standing.ts';

/** Changing what is written of themselves: their boundary, and attributes that statements ask about. */
export const byOwnDocument: Changes = function* (standing, { may }) {
  const { engine, principal } = standing;
  const { type, name = '' } = principal.subject;
  const { members, serviceAccounts } = engine.organization;
  const own =
    type === 'member'
      ? members.get(name)
      : type === 'service-account'
        ? serviceAccounts.get(name)
        : undefined;
  const action = type === 'member' ? 'members.edit' : 'service-accounts.edit';
  if (own === undefined || !may(standing, action, `${type}/${name}`)) return;
  const { boundary } = principal;
  const held = statementsHeldBy(standing);
  const isAsked = [...held, ...(engine.boundary?.statements ?? []), ...(boundary?.statements ?? [])].some(
    ({ source }) => /principal\.attributes\./i.test(JSON.stringify(source.written)),
  );
  const change = { action, resource: `${type}/${name}` };
  if (boundary !== undefined)
    yield {
      ...change,
      at: placeAt(own.origin, ['boundary']),
      does: 'remove their own boundary',
      after: { ...standing, principal: { ...principal, boundary: undefined } },
      gained: held,
      against: boundary.statements.some(({ isDeny }) => isDeny) ? [] : boundary.statements,
      freed: boundary.statements.filter(({ isDeny }) => isDeny),
    };
  if (isAsked)
    yield {
      ...change,
      at: placeAt(own.origin, ['name']),
      does: 'change their own attributes, which statements about them ask for',
      after: standing,
      gained: [],
      isOpen: true,
    };
};

/** Acting as a service account, or by a token of somebody who has more. */
export const byOthers: Changes = function* (standing, { may, people }) {
  const { engine, principal } = standing;
  for (const { name } of engine.organization.serviceAccounts.values()) {
    const other = engine.byName.get(`service-account/${name}`);
    if (other === undefined || other === principal || other.groups.length === 0) continue;
    if (!may(standing, 'service-accounts.edit', `service-account/${name}`)) continue;
    const { origin } = engine.organization.serviceAccounts.get(name) ?? engine.organization;
    yield {
      action: 'service-accounts.edit',
      resource: `service-account/${name}`,
      at: placeAt(origin, ['name']),
      does: `make \`service-account/${name}\` their own`,
      ...as(standing, other),
    };
  }
  const names = [...newNames(standing, 'token'), ...engine.organization.tokens.keys()];
  const name = names.find((each) => may(standing, 'tokens.edit', `token/${each}`));
  if (name === undefined) return;
  for (const other of people()) {
    if (other === principal) continue;
    // One such change is enough; those who hold most come first.
    if (!may(standing, 'tokens.edit', `token/${name}`)) return;
    const declared = engine.organization.tokens.get(name);
    yield {
      action: 'tokens.edit',
      resource: `token/${name}`,
      ...(declared === undefined ? {} : { at: placeAt(declared.origin, ['name']) }),
      does: `record a token of \`${other.name}\``,
      ...as(standing, other),
    };
  }
};

/** Writing off what narrows the token that they are. */
export const byOwnToken: Changes = function* (standing, { may }) {
  const { engine, principal } = standing;
  const { token, name } = principal;
  const declared = engine.organization.tokens.get(name.slice('token/'.length));
  if (token === undefined || declared === undefined || !may(standing, 'tokens.edit', name)) return;
  const { owner } = token;
  yield {
    action: 'tokens.edit',
    resource: name,
    at: placeAt(declared.origin, ['name']),
    does: 'write off what narrows this token',
    after: {
      ...standing,
      principal: { ...principal, token: { ...token, inherits: true, scopes: undefined } },
    },
    gained: owner.groups.flatMap(({ holdings }) => holdings.flatMap(({ table }) => table.statements)),
    against: [],
  };
};

/** As somebody else they are under no deny, no boundary and no scope of their own. */
function as(standing: Standing, other: CompiledPrincipal) {
  const after = { ...standing, principal: other };
  const { boundary, token } = standing.principal;
  const isBound = boundary !== undefined || token !== undefined;
  return {
    after,
    gained: statementsHeldBy(after),
    freed: statementsHeldBy(standing).filter(({ isDeny }) => isDeny),
    ...(isBound ? { against: [] } : {}),
  };
}
