import type { PlacedDiagnostic } from '../../../diagnostic/diagnostic.ts';
import type { Binding } from '../../../model/model.ts';
import { placeAt } from '../../../model/place.ts';
import { isUnscoped } from './declared-people.ts';
import { notEnforceable } from './not-enforceable.ts';
import { personIn } from './principal-of.ts';
import type { Projecting } from './projecting.ts';
import { mappingOf, type RoleMapping, rankOf } from './role-mapping.ts';
import { hasEnded } from './when.ts';

/** What is bound to somebody to whom GitHub cannot give it. */
export function* bindingsOutOfReach(projecting: Projecting): Iterable<PlacedDiagnostic> {
  yield* ofOrganizationRoles(projecting);
  yield* ofPeople(projecting);
  yield* ofTeams(projecting);
  yield* ofTokens(projecting);
}

function* ofPeople(projecting: Projecting): Iterable<PlacedDiagnostic> {
  const { members, serviceAccounts } = projecting.organization;
  const all = [
    ...[...members.values()].map((each) => ({ ...each, person: each.name })),
    ...[...serviceAccounts.values()].map((each) => ({ ...each, person: `service-account/${each.name}` })),
  ];
  for (const { person, status, bindings } of all) {
    if (status === 'suspended') continue;
    for (const binding of lasting(projecting, bindings)) yield* ofPerson(projecting, person, binding);
  }
}

function* ofTeams(projecting: Projecting): Iterable<PlacedDiagnostic> {
  const { organization } = projecting;
  for (const { name, bindings } of organization.teams.values()) {
    for (const binding of lasting(projecting, bindings)) {
      if (mappingOf(organization, binding.role).organizationRole !== 'admin') continue;
      yield notEnforceable(projecting, {
        message: `team \`${name}\` would own the organization, and on GitHub only people do`,
        at: placeAt(binding.origin, []),
        hint: `bind \`${binding.role}\` to each of the people`,
      });
    }
  }
}

function* ofTokens(projecting: Projecting): Iterable<PlacedDiagnostic> {
  const { organization, now } = projecting;
  for (const token of organization.tokens.values()) {
    if (token.revoked || hasEnded(token, now)) continue;
    for (const binding of lasting(projecting, token.bindings)) {
      if (!isSomething(mappingOf(organization, binding.role))) continue;
      yield notEnforceable(projecting, {
        message: `token \`${token.name}\` holds \`${binding.role}\`, and GitHub knows no token that Bylaw declares`,
        at: placeAt(binding.origin, []),
        hint: 'bind it to a team with a service account in it',
      });
    }
  }
}

function lasting({ now }: Projecting, bindings: readonly Binding[]): readonly Binding[] {
  return bindings.filter((binding) => !hasEnded(binding, now));
}

function isSomething({ organizationRole, ...others }: RoleMapping): boolean {
  return organizationRole === 'admin' || Object.keys(others).length > 0;
}

function* ofPerson(projecting: Projecting, person: string, binding: Binding): Iterable<PlacedDiagnostic> {
  const { role, origin } = binding;
  const mapping = mappingOf(projecting.organization, role);
  const name = person.slice(person.indexOf('/') + 1);
  if (mapping.organizationRole === 'admin' && !isUnscoped(binding)) {
    yield notEnforceable(projecting, {
      message: `\`${name}\` would own a part of the organization, and on GitHub owners own all of it`,
      at: placeAt(origin, []),
      hint: 'bind it without `on` and without a zone',
    });
    return;
  }
  if (!isOnRepositories(mapping) || hasAnyway(projecting, person, mapping)) return;
  yield notEnforceable(projecting, {
    message: `\`${name}\` holds \`${role}\`, and on GitHub Bylaw gives repositories to teams only`,
    at: placeAt(origin, []),
    hint: `bind \`${role}\` to a team that \`${name}\` is in`,
  });
}

/** Of a role that everybody holds one finding is enough. */
function* ofOrganizationRoles(projecting: Projecting): Iterable<PlacedDiagnostic> {
  const { organization } = projecting;
  const held = new Map<string, string[]>();
  const people = [...organization.members.values(), ...organization.serviceAccounts.values()];
  const names = new Map(
    [...projecting.people.values()].map(({ declared }) => [declared.origin, personIn(declared.address)]),
  );
  for (const { name, role, status, origin } of people) {
    const mapping = mappingOf(organization, role);
    if (role === undefined || status === 'suspended' || !isOnRepositories(mapping)) continue;
    if (hasAnyway(projecting, names.get(origin) ?? '', mapping)) continue;
    held.set(role, [...(held.get(role) ?? []), name]);
  }
  for (const [role, [first = '', ...others]] of held) {
    const origin = organization.roles.get(role)?.origin;
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    yield notEnforceable(projecting, {
      message: `\`${role}\` gives repositories to \`${first}\`${more}, and on GitHub Bylaw gives them to teams only`,
      ...(origin === undefined ? {} : { at: placeAt(origin, ['github']) }),
      hint: 'bind it to a team, or set `defaultRepositoryPermission` in the settings of the target',
    });
  }
}

function isOnRepositories({ repositoryPermission, customRepositoryRole }: RoleMapping): boolean {
  return repositoryPermission !== undefined || customRepositoryRole !== undefined;
}

/** Owners may do everything in repositories, and members what the base permission says. */
function hasAnyway({ people, target, observed }: Projecting, person: string, mapping: RoleMapping): boolean {
  const there = people.get(person);
  if (there === undefined) return false;
  if (there.role === 'admin') return true;
  const { defaultRepositoryPermission: base = observed.settings.defaultRepositoryPermission } =
    target.settings;
  if (mapping.customRepositoryRole !== undefined || typeof base !== 'string') return false;
  return rankOf(base) >= rankOf(mapping.repositoryPermission);
}
