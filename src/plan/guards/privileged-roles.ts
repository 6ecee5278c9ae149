import type { JsonObject } from '../../digest/json.ts';
import type { Organization } from '../../model/model.ts';
import type { RoleTerms } from '../projection.ts';
import type { StateEntries } from '../state.ts';
import { objectsOfKind } from '../state-facts.ts';

/**
 * Tells of the roles of a state which give privileged access: an owners' role, one with a permission for a
 * `privileged` action, and one that is administrator on GitHub. Policies are not read here.
 */
export function privilegedRoles(
  entries: StateEntries,
  organization: Organization,
  { actions: privileged, owners }: Privileges,
): (role: string) => boolean {
  const known = new Map(owners.map((role) => [role, true]));
  return (role) => {
    const found =
      known.get(role) ?? isPrivileged(entries.get(`role:${organization.name}/${role}`) ?? {}, privileged);
    known.set(role, found);
    return found;
  };
}

function isPrivileged(role: JsonObject, actions: readonly string[]): boolean {
  const github = (role.github ?? {}) as JsonObject;
  if (github.repositoryPermission === 'admin' || github.organizationRole === 'admin') return true;
  const permissions = Array.isArray(role.permissions) ? (role.permissions as readonly string[]) : [];
  return permissions.some((pattern) => actions.some((action) => matchesAction(pattern, action)));
}

/** What makes a role privileged. */
export interface Privileges {
  /** `service:action`, in lower case. */
  readonly actions: readonly string[];
  /** The roles of owners. */
  readonly owners: readonly string[];
}

/**
 * By what is declared and by what the target holds: a change that stops calling an action privileged, or names
 * another role for owners, must not hide who gets it in the same change.
 */
export function privilegesOf(
  organization: Organization,
  { entries, terms }: { readonly entries: StateEntries; readonly terms: RoleTerms | undefined },
): Privileges {
  // A role that has the same name there is another one.
  if (terms !== undefined) return { actions: [], owners: [terms.owners, ...terms.privileged] };
  const declared = [...organization.services.values()].flatMap(({ name, actions }) =>
    privilegedActions(name, actions),
  );
  const prefix = `service:${organization.name}/`;
  const held: string[] = [];
  for (const address of objectsOfKind(entries, 'service')) {
    if (!address.startsWith(prefix)) continue;
    const { actions } = entries.get(address) ?? {};
    held.push(...privilegedActions(address.slice(prefix.length), (actions ?? {}) as JsonObject));
  }
  const membership = entries.get(`organization:${organization.name}`)?.membership as JsonObject | undefined;
  const last = (membership?.owners as JsonObject | undefined)?.role;
  const roles = [organization.membership.owners?.role, last];
  return {
    actions: [...declared, ...held],
    owners: roles.filter((role): role is string => typeof role === 'string'),
  };
}

function privilegedActions(service: string, actions: JsonObject): readonly string[] {
  return Object.entries(actions)
    .filter(([, action]) => (action as JsonObject).privileged === true)
    .map(([action]) => `${service}:${action}`.toLowerCase());
}

/** `*` and `?` in the action part only, without case; at most quadratic, as no expression is built of a pattern. */
export function matchesAction(pattern: string, action: string): boolean {
  const text = action.toLowerCase();
  const glob = pattern.toLowerCase();
  let [at, inText, star, retry] = [0, 0, -1, 0];
  while (inText < text.length) {
    if (at < glob.length && glob[at] === '*') {
      star = at++;
      retry = inText;
    } else if (at < glob.length && (glob[at] === '?' || glob[at] === text[inText])) {
      at++;
      inText++;
    } else if (star >= 0) {
      at = star + 1;
      inText = ++retry;
    } else return false;
  }
  while (glob[at] === '*') at++;
  return at === glob.length;
}
