import { invalid, Refusal } from '../refusal.ts';
import type { Act } from '../route.ts';
import type { Organization, Team } from '../state.ts';
import { subtree } from './team-members.ts';

export interface TeamFields {
  readonly name: string;
  readonly description?: string | null;
  readonly privacy?: Team['privacy'];
  readonly notifications?: Team['notifications'];
  readonly parent?: number;
}

/** GitHub's way from a name to a slug: accents go, and everything but letters, digits and `_` is one `-`. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^-|-$/g, '');
}

function freeSlug(organization: Organization, name: string, own?: Team): string {
  const slug = slugOf(name);
  const holder = organization.teamsBySlug.get(slug);
  if (slug === '') {
    throw invalid('Team', 'name', 'Name has no letters or digits.', 'invalid');
  }
  if (holder !== undefined && holder !== own?.id) {
    throw invalid('Team', 'name', 'Name must be unique for this org', 'already_exists');
  }
  return slug;
}

function mustNest(organization: Organization, team: Team | undefined, parent: number, privacy: string): void {
  const above = organization.teams.get(parent);
  if (above === undefined) {
    throw invalid('Team', 'parent_team_id', 'The parent team does not exist.', 'invalid');
  }
  if (privacy === 'secret' || above.privacy === 'secret') {
    throw invalid('Team', 'privacy', 'A secret team can neither have a parent nor be one.', 'invalid');
  }
  if (team !== undefined && subtree(organization, team).includes(above)) {
    throw invalid('Team', 'parent_team_id', 'A team cannot be below itself.', 'invalid');
  }
}

function described(organization: Organization, team: Team): Record<string, unknown> {
  const parent = team.parent === undefined ? undefined : organization.teams.get(team.parent);
  return {
    name: team.name,
    description: team.description,
    privacy: team.privacy,
    notifications: team.notifications,
    ...(parent === undefined ? {} : { parent: parent.slug }),
  };
}

export function createTeam(act: Act, fields: TeamFields, type: Team['type'] = 'organization'): Team {
  const { organization } = act;
  const slug = freeSlug(organization, fields.name);
  const privacy = fields.privacy ?? (fields.parent === undefined ? 'secret' : 'closed');
  if (fields.parent !== undefined) {
    mustNest(organization, undefined, fields.parent, privacy);
  }
  const team: Team = {
    id: act.state.number('team'),
    name: fields.name,
    slug,
    description: fields.description ?? null,
    privacy,
    notifications: fields.notifications ?? 'notifications_enabled',
    ...(fields.parent === undefined ? {} : { parent: fields.parent }),
    children: new Set(),
    type,
    synchronized: false,
    members: new Map(),
    repositories: new Map(),
    createdAt: act.now,
    updatedAt: act.now,
  };
  organization.teams.set(team.id, team);
  organization.teamsBySlug.set(slug, team.id);
  if (fields.parent !== undefined) {
    organization.teams.get(fields.parent)?.children.add(team.id);
  }
  act.effect({
    action: 'create',
    what: 'team',
    name: slug,
    team: team.id,
    after: described(organization, team),
  });
  return team;
}

/** `parent: null` takes the team out of the one above. Says whether anything changed. */
export function editTeam(
  act: Act,
  team: Team,
  fields: Partial<Omit<TeamFields, 'parent'>> & { readonly parent?: number | null },
): boolean {
  const { organization } = act;
  const before = described(organization, team);
  const oldSlug = team.slug;
  const parent = fields.parent === undefined ? team.parent : (fields.parent ?? undefined);
  const privacy = fields.privacy ?? team.privacy;
  const slug = fields.name === undefined ? team.slug : freeSlug(organization, fields.name, team);
  if (parent !== undefined) {
    mustNest(organization, team, parent, privacy);
  }
  if (privacy === 'secret' && team.children.size > 0) {
    throw invalid('Team', 'privacy', 'A secret team can neither have a parent nor be one.', 'invalid');
  }
  organization.teamsBySlug.delete(team.slug);
  organization.teamsBySlug.set(slug, team.id);
  moveTeam(organization, team, parent);
  team.slug = slug;
  team.name = fields.name ?? team.name;
  team.privacy = privacy;
  team.notifications = fields.notifications ?? team.notifications;
  team.description = fields.description === undefined ? team.description : fields.description;
  const after = described(organization, team);
  if (JSON.stringify(before) === JSON.stringify(after)) {
    return false;
  }
  team.updatedAt = act.now;
  act.effect({ action: 'update', what: 'team', name: oldSlug, team: team.id, before, after });
  return true;
}

function moveTeam(organization: Organization, team: Team, parent: number | undefined): void {
  if (team.parent !== undefined) {
    organization.teams.get(team.parent)?.children.delete(team.id);
  }
  if (parent === undefined) {
    delete team.parent;
    return;
  }
  team.parent = parent;
  organization.teams.get(parent)?.children.add(team.id);
}

/** Every team below goes with it. */
export function deleteTeam(act: Act, team: Team): void {
  const { organization } = act;
  if (team.type === 'enterprise') {
    throw new Refusal(422, 'Enterprise teams are not supported.');
  }
  for (const one of [...subtree(organization, team)].reverse()) {
    moveTeam(organization, one, undefined);
    organization.teams.delete(one.id);
    organization.teamsBySlug.delete(one.slug);
    for (const invitation of organization.invitations.values()) {
      invitation.teams.delete(one.id);
    }
    const kept = organization.roleAssignments.filter(
      ({ holder }) => !('team' in holder && holder.team === one.id),
    );
    organization.roleAssignments.splice(0, organization.roleAssignments.length, ...kept);
    act.effect({
      action: 'delete',
      what: 'team',
      name: one.slug,
      team: one.id,
      before: {
        ...described(organization, one),
        members: Object.fromEntries(
          [...one.members].map(([id, role]) => [act.state.accounts.get(id)?.login ?? String(id), role]),
        ),
      },
    });
  }
}
