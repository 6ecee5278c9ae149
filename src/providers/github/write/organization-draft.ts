import type { JsonObject } from '../../../digest/json.ts';
import type { Organization } from '../../../model/model.ts';
import { type Address, knownAddress } from '../../../plan/address.ts';
import { objectHolding, personOf } from '../../../plan/edge-addresses.ts';
import type { StateEntries } from '../../../plan/state.ts';
import type { FailedInvitation, GithubSnapshot, SnapshotAccount, SnapshotInvitation } from '../snapshot.ts';
import { ChangeFailed } from './change-failed.ts';

/** Somebody as GitHub knows them: the number never changes, the log-in is what most requests take. */
export interface Person {
  readonly login?: string;
  readonly account?: number;
  readonly email?: string;
}

export interface NamedTeam {
  readonly slug: string;
  readonly number: number;
}

/** What the organization holds as far as the writes until now tell, from what was read before them. */
export class OrganizationDraft {
  readonly entries: Map<Address, JsonObject>;
  readonly #declared: Organization | undefined;
  readonly #snapshot: GithubSnapshot;
  readonly #members: Set<number>;
  #invitations: readonly SnapshotInvitation[];
  #failed: readonly FailedInvitation[];

  constructor(entries: StateEntries, snapshot: GithubSnapshot, declared: Organization | undefined) {
    this.entries = new Map(entries);
    this.#snapshot = snapshot;
    this.#declared = declared;
    this.#members = new Set(snapshot.members.map(({ account }) => account));
    this.#invitations = snapshot.invitations;
    this.#failed = snapshot.failedInvitations;
  }

  get viewer(): SnapshotAccount {
    return this.#snapshot.viewer;
  }

  /** Who stands at an address, or is to: as GitHub shows them, else as they are declared. */
  person(address: Address, wanted: JsonObject = {}): Person {
    const identity = this.#identity(address);
    const { login, account } = { ...identity, ...wanted, ...this.entries.get(address) };
    const known = typeof login === 'string' ? this.#snapshot.accounts.get(login.toLowerCase()) : undefined;
    const number = typeof account === 'number' ? account : known?.account;
    return {
      ...(typeof login === 'string' ? { login } : {}),
      ...(number === undefined ? {} : { account: number }),
      ...(identity.email === undefined ? {} : { email: identity.email }),
    };
  }

  /** The log-in of somebody who is there. Throws ChangeFailed where nobody is: GitHub would invite a stranger. */
  loginAt(address: Address): string {
    const { login } = this.entries.has(address) ? this.person(address) : {};
    if (login === undefined) throw new ChangeFailed(`\`${address}\` is not in the organization`);
    return login;
  }

  teamAt(address: Address): NamedTeam {
    const { slug, number } = this.entries.get(address) ?? {};
    if (typeof slug === 'string' && typeof number === 'number') return { slug, number };
    throw new ChangeFailed(`\`${address}\` is not in the organization`);
  }

  isMember({ account }: Person): boolean {
    return account !== undefined && this.#members.has(account);
  }

  /** The open invitation of somebody: by number, by log-in, or to their e-mail address. */
  invitationOf(person: Person): SnapshotInvitation | undefined {
    return this.#invitations.find((invitation) => isOf(invitation, person));
  }

  /** The one that stands at an address: of somebody unknown it has the number of the invitation. */
  invitationAt(address: Address): SnapshotInvitation | undefined {
    const number = /\/@invitation-(\d+)$/.exec(address)?.[1];
    return number === undefined
      ? this.invitationOf(this.person(address))
      : this.#invitations.find(({ id }) => id === Number(number));
  }

  /** Those that expired or were refused: they may stand in the way of another one. */
  failedInvitationsOf(person: Person): readonly FailedInvitation[] {
    return this.#failed.filter((invitation) => isOf(invitation, person));
  }

  joined({ account }: Person): void {
    if (account !== undefined) this.#members.add(account);
  }

  invited(invitation: SnapshotInvitation): void {
    this.#invitations = [...this.#invitations, invitation];
  }

  withoutInvitation(id: number): void {
    this.#invitations = this.#invitations.filter((each) => each.id !== id);
    this.#failed = this.#failed.filter((each) => each.id !== id);
  }

  /** With everything that they hold and are in. */
  remove(address: Address): void {
    for (const each of [...this.entries.keys()]) {
      const isTheirs = objectHolding(each) === address || isAbout(each, address);
      if (each === address || isTheirs) this.entries.delete(each);
    }
  }

  /** Somebody who is in the organization no longer, neither as member nor invited. */
  left(address: Address): void {
    const person = this.person(address);
    const invitation = this.invitationAt(address);
    if (invitation !== undefined) this.withoutInvitation(invitation.id);
    if (person.account !== undefined) this.#members.delete(person.account);
    this.remove(address);
  }

  #identity(address: Address): Person {
    const parsed = knownAddress(address);
    if (!('name' in parsed)) return {};
    const { name, kind } = parsed;
    const member = kind === 'member' ? this.#declared?.members.get(name) : undefined;
    const declared = member ?? this.#declared?.serviceAccounts.get(name);
    const { login, id } = (declared?.identities?.github ?? {}) as JsonObject;
    return {
      ...(typeof login === 'string' ? { login } : {}),
      ...(typeof id === 'number' ? { account: id } : {}),
      ...(member?.email === undefined ? {} : { email: member.email }),
    };
  }
}

function isOf(invitation: FailedInvitation | SnapshotInvitation, { login, account, email }: Person): boolean {
  if ('account' in invitation && invitation.account !== undefined && account !== undefined)
    return invitation.account === account;
  if (invitation.login !== undefined) return invitation.login.toLowerCase() === login?.toLowerCase();
  return invitation.email !== undefined && invitation.email.toLowerCase() === email?.toLowerCase();
}

function isAbout(edge: Address, person: Address): boolean {
  return edge.startsWith('team-member:') && personOf(edge) === person;
}
