import { EmulatorState, type OwnedRepository } from './emulator-state.ts';
import type { Act } from './route.ts';
import type {
  Account,
  BaseRole,
  CustomRepositoryRole,
  Invitation,
  InvitationRole,
  Membership,
  Organization,
  OrganizationRole,
  Repository,
  Team,
  TeamRole,
} from './state.ts';
import type { VirtualClock } from './virtual-clock.ts';
import { failInvitation } from './world/invitations.ts';
import { predefinedRoles } from './world/predefined-roles.ts';
import { firstSettings } from './world/settings.ts';
import { createTeam } from './world/teams.ts';

type Named = Organization | string;

/** The state with what a test needs to furnish it: nothing of this is logged or counted. */
export class EmulatorWorld extends EmulatorState {
  readonly #clock: VirtualClock;
  readonly #owner: string;

  constructor(clock: VirtualClock, owner: string) {
    super();
    this.#clock = clock;
    this.#owner = owner;
  }

  addAccount(login: string, fields: Partial<Account> = {}): Account {
    const account: Account = {
      id: this.number('account'),
      type: 'User',
      name: null,
      emails: [`${login.toLowerCase()}@users.example`],
      createdAt: '2015-01-01T00:00:00Z',
      twoFactor: true,
      suspended: false,
      blocks: new Set(),
      ...fields,
      login,
    };
    this.keepAccount(account);
    return account;
  }

  /** The account, made if nobody has the log-in yet. */
  someone(login: string): Account {
    return this.account(login) ?? this.addAccount(login);
  }

  /** Its first owner is whose the emulator's own token is, unless `owners` says otherwise. */
  addOrganization(
    login: string,
    fields: Partial<Pick<Organization, 'plan' | 'seats' | 'createdAt' | 'settings'>> & {
      readonly owners?: readonly string[];
    } = {},
  ): Organization {
    const { owners = [this.#owner], settings = {}, ...rest } = fields;
    const account = this.addAccount(login, { type: 'Organization', emails: [] });
    const organization: Organization = {
      id: account.id,
      login,
      name: login,
      description: '',
      createdAt: '2020-01-01T00:00:00Z',
      updatedAt: '2020-01-01T00:00:00Z',
      plan: 'team',
      settings: { ...firstSettings, ...settings },
      members: new Map(),
      invitations: new Map(),
      failedInvitations: new Map(),
      invitationsSent: [],
      teams: new Map(),
      teamsBySlug: new Map(),
      repositories: new Map(),
      repositoriesByName: new Map(),
      organizationRoles: new Map(),
      roleAssignments: [],
      customRepositoryRoles: new Map(),
      auditLog: [],
      ...rest,
    };
    this.organizations.set(organization.id, organization);
    for (const [name, baseRole, description] of predefinedRoles) {
      this.addOrganizationRole(organization, name, { baseRole, description, source: 'Predefined' });
    }
    for (const owner of owners) {
      this.addMember(organization, owner, 'admin');
    }
    return organization;
  }

  addMember(where: Named, login: string, role: Membership['role'] = 'member'): Account {
    const account = this.someone(login);
    const membership = { account: account.id, role, public: false, since: this.#clock.now() };
    this.#open(where).members.set(account.id, membership);
    return account;
  }

  addTeam(
    where: Named,
    name: string,
    fields: Partial<Pick<Team, 'description' | 'privacy' | 'notifications' | 'type' | 'synchronized'>> & {
      /** Slug of the team above. */
      readonly parent?: string;
      /** By log-in; those who are no members yet become some. */
      readonly members?: Readonly<Record<string, TeamRole>>;
      /** By name; made if there is none. */
      readonly repositories?: Readonly<Record<string, string>>;
    } = {},
  ): Team {
    const organization = this.#open(where);
    const { parent, members = {}, repositories = {}, type, synchronized = false, ...rest } = fields;
    const above = parent === undefined ? undefined : this.team(organization, parent);
    const privacy = rest.privacy ?? 'closed';
    const team = createTeam(
      this.#silently(organization),
      { name, ...rest, privacy, ...(above === undefined ? {} : { parent: above.id }) },
      type,
    );
    team.synchronized = synchronized;
    for (const [login, role] of Object.entries(members)) {
      const account = this.someone(login);
      if (!organization.members.has(account.id)) {
        this.addMember(organization, login);
      }
      team.members.set(account.id, role);
    }
    for (const [repository, permission] of Object.entries(repositories)) {
      const { id } =
        this.repository(organization, repository) ?? this.addRepository(organization, repository);
      team.repositories.set(id, permission);
    }
    return team;
  }

  addRepository(where: Named, name: string, fields: Partial<Repository> = {}): Repository {
    const organization = this.#open(where);
    const repository: Repository = {
      id: this.number('repository'),
      visibility: 'private',
      archived: false,
      createdAt: '2020-01-01T00:00:00Z',
      collaborators: new Map(),
      ...fields,
      name,
    };
    organization.repositories.set(repository.id, repository);
    organization.repositoriesByName.set(name.toLowerCase(), repository.id);
    return repository;
  }

  /** Somebody's own copy of a repository. */
  addFork(login: string, name: string, of: Repository): OwnedRepository {
    const { visibility } = of;
    const id = this.number('repository');
    const createdAt = this.#clock.now();
    const fork = { id, name, visibility, archived: false, createdAt, collaborators: new Map() };
    const owned: OwnedRepository = { owner: this.someone(login), repository: fork };
    this.personalRepositories.push(owned);
    return owned;
  }

  addOutsideCollaborator(
    where: Named,
    login: string,
    permissions: Readonly<Record<string, string>>,
  ): Account {
    const organization = this.#open(where);
    const account = this.someone(login);
    for (const [name, permission] of Object.entries(permissions)) {
      const repository = this.repository(organization, name) ?? this.addRepository(organization, name);
      repository.collaborators.set(account.id, permission);
    }
    return account;
  }

  /** An open invitation: of an e-mail address if there is an `@` in it, else of an account. */
  addInvitation(
    where: Named,
    whom: string,
    fields: {
      readonly role?: InvitationRole;
      readonly createdAt?: string;
      readonly teams?: Readonly<Record<string, TeamRole>>;
    } = {},
  ): Invitation {
    const organization = this.#open(where);
    const teams = Object.entries(fields.teams ?? {}).flatMap(([slug, role]) => {
      const team = this.team(organization, slug);
      return team === undefined ? [] : [[team.id, role] as const];
    });
    const invitation: Invitation = {
      id: this.number('invitation'),
      ...(whom.includes('@') ? { email: whom } : { account: this.someone(whom).id }),
      role: fields.role ?? 'direct_member',
      inviter: this.someone(this.#owner).id,
      createdAt: fields.createdAt ?? this.#clock.now(),
      teams: new Map(teams),
    };
    organization.invitations.set(invitation.id, invitation);
    return invitation;
  }

  addFailedInvitation(where: Named, whom: string, reason = 'Invitation expired.'): Invitation {
    const invitation = this.addInvitation(where, whom);
    failInvitation(this.#silently(this.#open(where)), invitation, reason);
    return invitation;
  }

  addOrganizationRole(
    where: Named,
    name: string,
    fields: {
      readonly baseRole?: BaseRole | null;
      readonly description?: string;
      readonly source?: OrganizationRole['source'];
    } = {},
  ): OrganizationRole {
    const role: OrganizationRole = {
      id: this.number('role'),
      name,
      description: fields.description ?? '',
      source: fields.source ?? 'Organization',
      baseRole: fields.baseRole ?? null,
      permissions: [],
      createdAt: '2020-01-01T00:00:00Z',
    };
    this.#open(where).organizationRoles.set(role.id, role);
    return role;
  }

  /** `holder`: `team/core` or `member/ana`. */
  assignRole(where: Named, name: string, holder: string): void {
    const organization = this.#open(where);
    const [kind, key = ''] = holder.split('/');
    const role = [...organization.organizationRoles.values()].find((one) => one.name === name);
    const team = kind === 'team' ? this.team(organization, key) : undefined;
    organization.roleAssignments.push({
      role: role?.id ?? this.addOrganizationRole(organization, name).id,
      holder: team === undefined ? { account: this.someone(key).id } : { team: team.id },
    });
  }

  addCustomRepositoryRole(where: Named, name: string, baseRole: CustomRepositoryRole['baseRole']): void {
    const id = this.number('role');
    const role = { id, name, baseRole, description: '', permissions: [], createdAt: '2020-01-01T00:00:00Z' };
    this.#open(where).customRepositoryRoles.set(id, role);
  }

  #open(where: Named): Organization {
    const organization = typeof where === 'string' ? this.organization(where) : where;
    if (organization === undefined) {
      throw new Error(`The emulator has no organization ${where}.`);
    }
    return organization;
  }

  #silently(organization: Organization): Act {
    return { state: this, organization, now: this.#clock.now(), effect: () => {} };
  }
}
