import type { Effect, OrganizationObject } from './effect.ts';
import type { Account, AuditEntry, Organization } from './state.ts';

const verbs: Readonly<Record<OrganizationObject, Readonly<Record<Effect['action'], string>>>> = {
  member: { create: 'org.add_member', update: 'org.update_member', delete: 'org.remove_member' },
  invitation: { create: 'org.invite_member', update: 'org.invite_member', delete: 'org.cancel_invitation' },
  'failed-invitation': {
    create: 'org.cancel_invitation',
    update: 'org.cancel_invitation',
    delete: 'org.cancel_invitation',
  },
  team: { create: 'team.create', update: 'team.update', delete: 'team.destroy' },
  'team-member': { create: 'team.add_member', update: 'team.update_member', delete: 'team.remove_member' },
  'team-invitation': {
    create: 'org.invite_member',
    update: 'org.invite_member',
    delete: 'org.cancel_invitation',
  },
  'team-repository': {
    create: 'team.add_repository',
    update: 'team.update_repository_permission',
    delete: 'team.remove_repository',
  },
  'outside-collaborator': {
    create: 'org.add_outside_collaborator',
    update: 'org.add_outside_collaborator',
    delete: 'org.remove_outside_collaborator',
  },
  'organization-role': {
    create: 'organization_role.assign',
    update: 'organization_role.assign',
    delete: 'organization_role.revoke',
  },
  settings: { create: 'org.update', update: 'org.update', delete: 'org.update' },
};

function rolesOf(effect: Effect): { readonly before?: unknown; readonly after?: unknown } {
  return {
    before: (effect.before as { role?: unknown } | undefined)?.role,
    after: (effect.after as { role?: unknown } | undefined)?.role,
  };
}

/** The names that GitHub gives to what happens more exactly than "something was updated". */
function actionOf(effect: Effect): string {
  const before = (effect.before ?? {}) as Readonly<Record<string, unknown>>;
  const after = (effect.after ?? {}) as Readonly<Record<string, unknown>>;
  const changed = (field: string): boolean => before[field] !== after[field];
  if (effect.what === 'team-member' && effect.action === 'update') {
    return rolesOf(effect).after === 'maintainer' ? 'team.promote_maintainer' : 'team.demote_maintainer';
  }
  if (effect.what === 'team' && effect.action === 'update') {
    const more = [
      ['name', 'team.rename'],
      ['parent', 'team.change_parent_team'],
      ['privacy', 'team.change_privacy'],
    ] as const;
    return more.find(([field]) => changed(field))?.[1] ?? 'team.update';
  }
  if (effect.what === 'settings' && 'default_repository_permission' in after) {
    return 'org.update_default_repository_permission';
  }
  return verbs[effect.what as OrganizationObject][effect.action];
}

/** What the audit log says of an effect. */
export function auditEntry(
  effect: Effect,
  organization: Organization,
  actor: Account | undefined,
  account: Account | undefined,
  at: number,
): AuditEntry {
  const teamSlug = effect.team === undefined ? undefined : effect.name.split('/')[0];
  return {
    _document_id: `${organization.id}-${organization.auditLog.length + 1}`,
    '@timestamp': at,
    created_at: at,
    action: actionOf(effect),
    ...(actor === undefined ? {} : { actor: actor.login, actor_id: actor.id }),
    org: organization.login,
    org_id: organization.id,
    ...(account === undefined ? {} : { user: account.login, user_id: account.id }),
    ...(teamSlug === undefined ? {} : { team: `${organization.login}/${teamSlug}` }),
    ...(effect.repository === undefined ? {} : { repo: `${organization.login}/${effect.repository}` }),
    ...(effect.what === 'member' && effect.action === 'update'
      ? { data: { permission: rolesOf(effect).after, old_permission: rolesOf(effect).before } }
      : {}),
  };
}
