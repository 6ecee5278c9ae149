import type { Binding, Member, Membership, ServiceAccount, Token } from '../model.ts';
import { presentFields } from '../present-fields.ts';
import type { TypedDocument } from '../typed-document.ts';
import { asJson, buildExpiry, buildIdentity, sortedSet } from './build-fields.ts';

export function buildMember(
  document: TypedDocument<'Member'>,
  membership: Membership,
  bindings: readonly Binding[],
): Member {
  const { body } = document;
  const { id, name, previously = [], displayName, email, identities, manager, attributes } = body;
  // Most documents of an organization are members: one object, made at once.
  return presentFields({
    name,
    previously,
    origin: document.origin,
    id: id ?? previously[0] ?? name,
    displayName,
    email,
    role: body.role ?? membership.organizationRole?.default,
    manager,
    identities: asJson(identities),
    attributes: asJson(attributes),
    status: body.status ?? 'active',
    bindings,
    boundary: sortedSet(body.boundary),
  });
}

export function buildServiceAccount(
  document: TypedDocument<'ServiceAccount'>,
  bindings: readonly Binding[],
): ServiceAccount {
  const { body } = document;
  const { displayName, description, role, identities, attributes } = body;
  return {
    ...buildIdentity(document),
    ...presentFields({ displayName, description, role }),
    ...presentFields({ identities: asJson(identities), attributes: asJson(attributes) }),
    owner: body.owner,
    status: body.status ?? 'active',
    bindings,
    boundary: sortedSet(body.boundary),
  };
}

export function buildToken(document: TypedDocument<'Token'>, bindings: readonly Binding[]): Token {
  const { body } = document;
  const { description, scopes, fingerprint } = body;
  return {
    ...buildIdentity(document),
    ...presentFields({ description, scopes: scopes?.map((scope) => asJson(scope)), fingerprint }),
    ...buildExpiry(body.expires),
    owner: body.owner,
    inherit: body.inherit ?? false,
    bindings,
    revoked: body.revoked ?? false,
  };
}
