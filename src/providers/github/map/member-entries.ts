import type { JsonObject } from '../../../digest/json.ts';
import type { Organization } from '../../../model/model.ts';
import { type Address, objectAddress } from '../../../plan/address.ts';
import type { GithubSnapshot, SnapshotInvitation } from '../snapshot.ts';
import type { WhoIsWho } from './who-is-who.ts';

/** Somebody in the organization, or invited to it. */
export interface Person {
  readonly address: Address;
  readonly role: string;
  readonly account: number | undefined;
  readonly login: string | undefined;
  readonly hasTwoFactor?: boolean;
  /** The one that is not answered yet. */
  readonly invitation?: SnapshotInvitation;
}

interface Names {
  readonly organization: string;
  readonly declared: Organization | undefined;
  readonly who: WhoIsWho;
}

/** Members, and those who were invited and have not answered: these are in the organization as far as a plan goes. */
export function peopleThere(snapshot: GithubSnapshot, names: Names): readonly Person[] {
  const { who } = names;
  const members = snapshot.members.map((member) => ({ ...member, address: who.addressOf(member.account) }));
  const there = new Set(members.map(({ address }) => address));
  const invited: Person[] = [];
  for (const invitation of snapshot.invitations) {
    // Who sees to the bills is no member, and gets nothing that is declared here.
    if (invitation.role === 'billing_manager') continue;
    const own = invitedAs(invitation, names);
    // Whoever is there already needs none: somebody else could take it.
    const address = there.has(own) ? unknownInvitation(invitation, names) : own;
    there.add(address);
    const { role, account, login } = invitation;
    invited.push({ address, role, account, login, invitation });
  }
  return [...members, ...invited];
}

/** An invitation by e-mail is that of the member with the address, until somebody takes it. */
function invitedAs(invitation: SnapshotInvitation, names: Names): Address {
  const { account, email } = invitation;
  const { organization, declared, who } = names;
  if (account !== undefined) return who.addressOf(account);
  const wanted = email?.toLowerCase();
  const member =
    wanted === undefined
      ? undefined
      : [...(declared?.members.values() ?? [])].find((each) => each.email?.toLowerCase() === wanted);
  return member === undefined
    ? unknownInvitation(invitation, names)
    : objectAddress('member', organization, member.name);
}

function unknownInvitation({ id }: SnapshotInvitation, { organization }: Names): Address {
  return objectAddress('member', organization, `@invitation-${id}`);
}

export function memberEntries(people: readonly Person[]): readonly [Address, JsonObject][] {
  return people.map(({ address, role, account, login }) => [
    address,
    {
      role,
      ...(login === undefined ? {} : { login }),
      ...(account === undefined ? {} : { account }),
    },
  ]);
}
