import type { Account, Organization, Permissions, Team, Token } from './state.ts';

export interface Caller {
  readonly token: Token;
  /** Whose token it is: a person, or the bot of an app. */
  readonly account: Account;
}

const wider: Readonly<Record<string, readonly string[]>> = {
  'read:org': ['write:org', 'admin:org'],
  'write:org': ['admin:org'],
  'read:audit_log': ['admin:org'],
  public_repo: ['repo'],
};

export function hasScope(token: Token, scope: string): boolean {
  return token.scopes.includes(scope) || (wider[scope] ?? []).some((other) => token.scopes.includes(other));
}

/** Whether an app or a fine-grained token has a permission; asking for `read` is answered by `write`, too. */
export function hasPermission(permissions: Permissions, name: string, level: 'read' | 'write'): boolean {
  const given = permissions[name];
  return given === 'write' || given === level;
}

/** What a token may see and do in an organization. */
export interface Reach {
  /** Whether the organization's insides exist for it at all: else 404. */
  readonly inside: boolean;
  readonly owner: boolean;
  /** Everybody's memberships and the visible teams. */
  readonly readMembers: boolean;
  /** Invitations, failed ones, and every secret team. */
  readonly readAsOwner: boolean;
  readonly writeMembers: boolean;
  /** The settings that only owners see. */
  readonly readSettings: boolean;
  readonly writeSettings: boolean;
  readonly readPlan: boolean;
  readonly readRoles: boolean;
  readonly readRepositories: boolean;
  readonly writeRepositories: boolean;
  readonly readAuditLog: boolean;
}

function classicReach({ token, account }: Caller, organization: Organization): Reach {
  const role = organization.members.get(account.id)?.role;
  const owner = role === 'admin';
  const read = role !== undefined && hasScope(token, 'read:org');
  const administer = owner && hasScope(token, 'admin:org');
  return {
    inside: role !== undefined,
    owner,
    readMembers: read,
    readAsOwner: administer,
    writeMembers: administer,
    readSettings: administer,
    writeSettings: administer,
    readPlan: administer,
    readRoles: administer,
    readRepositories: role !== undefined && hasScope(token, 'repo'),
    writeRepositories: owner && hasScope(token, 'repo'),
    readAuditLog: owner && hasScope(token, 'read:audit_log'),
  };
}

function grantedReach({ token, account }: Caller, organization: Organization): Reach {
  const app = token.kind === 'installation';
  const own = token.organization === organization.id;
  const role = organization.members.get(account.id)?.role;
  const inside = own && (app || role !== undefined);
  const owner = own && role === 'admin';
  const may = (name: string, level: 'read' | 'write'): boolean =>
    inside && hasPermission(token.permissions, name, level);
  const mayAsOwner = (name: string, level: 'read' | 'write'): boolean => (app || owner) && may(name, level);
  return {
    inside,
    owner,
    readMembers: may('members', 'read'),
    readAsOwner: mayAsOwner('members', 'read'),
    writeMembers: mayAsOwner('members', 'write'),
    readSettings: mayAsOwner('organization_administration', 'read'),
    writeSettings: mayAsOwner('organization_administration', 'write'),
    readPlan: mayAsOwner('organization_plan', 'read'),
    readRoles: mayAsOwner('organization_custom_org_roles', 'read'),
    readRepositories: may('metadata', 'read'),
    writeRepositories: mayAsOwner('administration', 'write'),
    readAuditLog: mayAsOwner('organization_administration', 'read'),
  };
}

export function reachOf(caller: Caller, organization: Organization): Reach {
  return caller.token.kind === 'classic'
    ? classicReach(caller, organization)
    : grantedReach(caller, organization);
}

/** A secret team exists only for owners, apps that read members, and those who are in it. */
export function seesTeam(caller: Caller, reach: Reach, team: Team): boolean {
  return (
    reach.readMembers &&
    (team.privacy === 'closed' || reach.readAsOwner || team.members.has(caller.account.id))
  );
}

/** Owners and apps edit every team; a maintainer their own. */
export function editsTeam(caller: Caller, reach: Reach, team: Team): boolean {
  if (reach.writeMembers) {
    return true;
  }
  const mayWrite =
    caller.token.kind === 'classic'
      ? hasScope(caller.token, 'write:org')
      : hasPermission(caller.token.permissions, 'members', 'write');
  return reach.inside && mayWrite && team.members.get(caller.account.id) === 'maintainer';
}
