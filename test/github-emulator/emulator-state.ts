import type { Account, App, Organization, Repository, Team, Token } from './state.ts';

type Kind =
  | 'account'
  | 'team'
  | 'repository'
  | 'invitation'
  | 'role'
  | 'app'
  | 'installation'
  | 'issue'
  | 'pull'
  | 'review'
  | 'comment'
  | 'workflow'
  | 'workflow-run'
  | 'artifact'
  | 'ruleset'
  | 'base-event'
  | 'label'
  | 'check-run'
  | 'check-suite';

/** A repository with whose it is: an organization's, or somebody's own. */
export interface OwnedRepository {
  readonly owner: Organization | Account;
  readonly repository: Repository;
}

/** Each kind counts from a number of its own, so that an id in the wrong place finds nothing. */
const firstNumbers: Readonly<Record<Kind, number>> = {
  account: 1_000_001,
  team: 2_000_001,
  repository: 3_000_001,
  invitation: 4_000_001,
  role: 5_001,
  app: 6_001,
  installation: 7_000_001,
  issue: 8_000_001,
  pull: 9_000_001,
  review: 10_000_001,
  comment: 11_000_001,
  label: 14_000_001,
  workflow: 15_000_001,
  'workflow-run': 16_000_001,
  artifact: 17_000_001,
  ruleset: 18_000_001,
  'base-event': 19_000_001,
  'check-run': 12_000_001,
  'check-suite': 13_000_001,
};

/** Everything there is, found by id, log-in, slug and name without looking through all of it. */
export class EmulatorState {
  readonly accounts = new Map<number, Account>();
  /** By the id of their accounts. */
  readonly organizations = new Map<number, Organization>();
  readonly apps = new Map<number, App>();
  /** By value. */
  readonly tokens = new Map<string, Token>();
  /** Those that belong to people: forks. */
  readonly personalRepositories: OwnedRepository[] = [];
  readonly #logins = new Map<string, number>();
  readonly #numbers = { ...firstNumbers };

  number(kind: Kind): number {
    const number = this.#numbers[kind];
    this.#numbers[kind] += 1;
    return number;
  }

  keepAccount(account: Account): void {
    this.accounts.set(account.id, account);
    this.#logins.set(account.login.toLowerCase(), account.id);
  }

  /** Without case. Suspended accounts are found, too. */
  account(login: string): Account | undefined {
    const id = this.#logins.get(login.toLowerCase());
    return id === undefined ? undefined : this.accounts.get(id);
  }

  /** Gives an account another log-in; whoever wants may take the old one. */
  rename(account: Account, login: string): void {
    const taken = this.account(login);
    if (taken !== undefined && taken !== account) {
      throw new Error(`${login} is taken.`);
    }
    this.#logins.delete(account.login.toLowerCase());
    account.login = login;
    this.#logins.set(login.toLowerCase(), account.id);
    const organization = this.organizations.get(account.id);
    if (organization !== undefined) {
      organization.login = login;
    }
  }

  /** Deletes an account: whatever names it goes with it, and its log-in is free. */
  deleteAccount(account: Account): void {
    this.#logins.delete(account.login.toLowerCase());
    this.accounts.delete(account.id);
    for (const organization of this.organizations.values()) {
      organization.members.delete(account.id);
      for (const team of organization.teams.values()) {
        team.members.delete(account.id);
      }
      for (const repository of organization.repositories.values()) {
        repository.collaborators.delete(account.id);
      }
      for (const invitations of [organization.invitations, organization.failedInvitations]) {
        for (const invitation of [...invitations.values()].filter((one) => one.account === account.id)) {
          invitations.delete(invitation.id);
        }
      }
      const kept = organization.roleAssignments.filter(
        ({ holder }) => !('account' in holder && holder.account === account.id),
      );
      organization.roleAssignments.splice(0, organization.roleAssignments.length, ...kept);
    }
  }

  organization(login: string): Organization | undefined {
    const account = this.account(login);
    return account === undefined ? undefined : this.organizations.get(account.id);
  }

  team(organization: Organization, slug: string): Team | undefined {
    const id = organization.teamsBySlug.get(slug.toLowerCase());
    return id === undefined ? undefined : organization.teams.get(id);
  }

  repository(organization: Organization, name: string): Repository | undefined {
    const id = organization.repositoriesByName.get(name.toLowerCase());
    return id === undefined ? undefined : organization.repositories.get(id);
  }

  /** Whoever owns it. */
  ownedRepository(owner: string, name: string): OwnedRepository | undefined {
    const organization = this.organization(owner);
    const repository = organization && this.repository(organization, name);
    if (organization !== undefined && repository !== undefined) {
      return { owner: organization, repository };
    }
    const account = this.account(owner);
    return this.personalRepositories.find(
      (one) => one.owner === account && one.repository.name.toLowerCase() === name.toLowerCase(),
    );
  }

  deleteFork(id: number): void {
    const at = this.personalRepositories.findIndex(({ repository }) => repository.id === id);
    this.personalRepositories.splice(at, at < 0 ? 0 : 1);
  }

  /** Of all owners. */
  *allRepositories(): Generator<OwnedRepository> {
    for (const organization of this.organizations.values()) {
      for (const repository of organization.repositories.values()) {
        yield { owner: organization, repository };
      }
    }
    yield* this.personalRepositories;
  }

  repositoryById(id: number): OwnedRepository | undefined {
    for (const organization of this.organizations.values()) {
      const repository = organization.repositories.get(id);
      if (repository !== undefined) {
        return { owner: organization, repository };
      }
    }
    return this.personalRepositories.find(({ repository }) => repository.id === id);
  }
}
