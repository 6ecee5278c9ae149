import type { JsonObject } from '../../digest/json.ts';
import type { Organization } from '../../model/model.ts';
import type { StateEntries } from '../state.ts';

/**
 * The roles of a state that give privileged access: the owners' role, one with a permission for an action that its
 * catalogue calls `privileged`, and one that is administrator on GitHub. Policies are not read here.
 */
export function privilegedRoles(entries: StateEntries, organization: Organization): ReadonlySet<string> {
  const privileged = privilegedActions(organization);
  const owners = organization.membership.owners?.role;
  const roles = new Set(owners === undefined ? [] : [owners]);
  const prefix = `role:${organization.name}/`;
  for (const [address, value] of entries) {
    if (address.startsWith(prefix) && isPrivileged(value, privileged))
      roles.add(address.slice(prefix.length));
  }
  return roles;
}

function isPrivileged(role: JsonObject, actions: readonly string[]): boolean {
  const github = (role.github ?? {}) as JsonObject;
  if (github.repositoryPermission === 'admin' || github.organizationRole === 'admin') return true;
  const permissions = Array.isArray(role.permissions) ? (role.permissions as readonly string[]) : [];
  return permissions.some((pattern) => actions.some((action) => matchesAction(pattern, action)));
}

function privilegedActions(organization: Organization): readonly string[] {
  return [...organization.services.values()].flatMap(({ name, actions }) =>
    Object.entries(actions)
      .filter(([, action]) => (action as JsonObject).privileged === true)
      .map(([action]) => `${name}:${action}`.toLowerCase()),
  );
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
