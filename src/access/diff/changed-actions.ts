import type { JsonObject } from '../../digest/json.ts';
import type {
  Binding,
  Member,
  Organization,
  Policy,
  Role,
  Service,
  ServiceAccount,
  Team,
  Token,
} from '../../model/model.ts';
import { parsePolicyReference } from '../../model/references/policy-reference.ts';
import { knownAs } from './other-holders.ts';

/** Patterns of the actions of which something else is said (`events:*`); undefined: it may be any action. */
export type ChangedActions = readonly string[] | undefined;

type Sides = readonly [before: Organization, after: Organization];

/** Of what some version says nothing is known here: only the proposed statements stand in files. */
export function changedInPolicy(was: Policy, is: Policy): ChangedActions {
  if (was.defaultVersion !== undefined || is.defaultVersion !== undefined) return undefined;
  return actionsOf(differing(was.statements.map(said), is.statements.map(said)));
}

export function changedInRole(was: Role, is: Role, sides: Sides): ChangedActions {
  if (was.id !== is.id || was.reachesZones !== is.reachesZones) return undefined;
  const policies = differing(was.policies, is.policies);
  return together([
    differing(was.permissions, is.permissions),
    ...policies.map((reference) => actionsOfPolicy(reference, sides)),
    isSame(was.github, is.github) ? [] : ['github:*'],
  ]);
}

/** Of whoever has an attribute, a boundary or a status more or less, or is somebody else, it may be anything. */
export function changedOfPerson(
  was: Member | ServiceAccount,
  is: Member | ServiceAccount,
  sides: Sides,
): ChangedActions {
  const rest = (person: Member | ServiceAccount) => {
    const { id, status, boundary, attributes } = person;
    return [id, status, boundary, attributes, knownAs(person)];
  };
  if (!isSame(rest(was), rest(is))) return undefined;
  const roles = was.role === is.role ? [] : [was.role, is.role].flatMap((role) => role ?? []);
  return together([actionsOfRoles(roles, sides), actionsOfBindings(was.bindings, is.bindings, sides)]);
}

export function changedInToken(was: Token, is: Token, sides: Sides): ChangedActions {
  const rest = (token: Token) => {
    const { id, owner, inherit, scopes, expires, revoked } = token;
    return [id, owner, inherit, scopes, expires, revoked, knownAs(token)];
  };
  return isSame(rest(was), rest(is)) ? actionsOfBindings(was.bindings, is.bindings, sides) : undefined;
}

/** For whoever stays in it; another parent gives what that one has. */
export function changedInTeam(was: Team, is: Team, sides: Sides): ChangedActions {
  return was.parent === is.parent ? actionsOfBindings(was.bindings, is.bindings, sides) : undefined;
}

export function changedInService(was: Service, is: Service): ChangedActions {
  if (!isSame(was.conditionKeys, is.conditionKeys)) return undefined;
  if (!isSame(was.resourceTypes, is.resourceTypes)) return [`${is.name}:*`];
  const names = [...Object.keys(was.actions), ...Object.keys(is.actions)];
  const others = names.filter((name) => !isSame(was.actions[name], is.actions[name]));
  return [...new Set(others)].map((name) => `${is.name}:${name}`);
}

function actionsOfBindings(was: readonly Binding[], is: readonly Binding[], sides: Sides): ChangedActions {
  const key = ({ role, zone, on, starts, expires }: Binding) =>
    JSON.stringify([role, zone, on, starts, expires]);
  const [before, after] = [new Set(was.map(key)), new Set(is.map(key))];
  const others = [
    ...was.filter((each) => !after.has(key(each))),
    ...is.filter((each) => !before.has(key(each))),
  ];
  return actionsOfRoles(
    others.map(({ role }) => role),
    sides,
  );
}

/** Of which a role says anything, on either side. */
function actionsOfRoles(names: readonly string[], sides: Sides): ChangedActions {
  return together(
    [...new Set(names)].flatMap((name) => {
      const roles = sides.flatMap(({ roles: all }) => all.get(name) ?? []);
      // What is not there on any side is nothing that is known.
      return roles.length === 0 ? [undefined] : roles.map((role) => actionsOfRole(role, sides));
    }),
  );
}

function actionsOfRole({ permissions, policies, github }: Role, sides: Sides): ChangedActions {
  return together([
    permissions,
    ...policies.map((reference) => actionsOfPolicy(reference, sides)),
    github === undefined ? [] : ['github:*'],
  ]);
}

function actionsOfPolicy(reference: string, sides: Sides): ChangedActions {
  const { policy: name, version } = parsePolicyReference(reference);
  const policies = sides.flatMap(({ policies: all }) => all.get(name) ?? []);
  const isPinned =
    version !== undefined || policies.some(({ defaultVersion }) => defaultVersion !== undefined);
  if (isPinned || policies.length === 0) return undefined;
  return together(policies.map(({ statements }) => actionsOf(statements.map(said))));
}

/** A statement without its name. */
function said({ sid: _, ...statement }: JsonObject): string {
  return JSON.stringify(statement);
}

function actionsOf(statements: readonly string[]): ChangedActions {
  return together(
    statements.map((text) => {
      const { actions } = JSON.parse(text) as JsonObject;
      if (typeof actions === 'string') return [actions];
      return Array.isArray(actions) ? actions.map(String) : undefined;
    }),
  );
}

function together(all: readonly ChangedActions[]): ChangedActions {
  const known = all.flatMap((each) => each ?? []);
  return all.includes(undefined) ? undefined : [...new Set(known)].sort();
}

/** What stands on one side alone. */
function differing(was: readonly string[], is: readonly string[]): readonly string[] {
  const [before, after] = [new Set(was), new Set(is)];
  return [...was.filter((each) => !after.has(each)), ...is.filter((each) => !before.has(each))];
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
