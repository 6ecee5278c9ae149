import { bylawNames } from '../bylaw-name.ts';
import type { GithubInvitation, GithubOrganization } from './github-organization.ts';
import type { Notes } from './notes.ts';

export interface Person {
  readonly name: string;
  readonly account: number;
  readonly login: string;
  readonly isOwner: boolean;
  /** Invited, and has not answered. */
  readonly isInvited: boolean;
}

/** The people of an organization by account: owners first, then by name. */
export type People = ReadonlyMap<number, Person>;

/** Its members, and those who are invited: somebody who is invited is declared like a member. */
export function settlePeople(github: GithubOrganization, notes: Notes): People {
  const found = new Map<number, Omit<Person, 'name'>>();
  for (const { account, login, role } of github.members)
    found.set(account, { account, login, isOwner: role === 'admin', isInvited: false });
  for (const invitation of github.invitations) {
    const person = invitedPerson(invitation, notes);
    if (person !== undefined && !found.has(person.account)) found.set(person.account, person);
  }
  for (const { login, email } of github.failedInvitations)
    notes.notExpressed.push(`an invitation of \`${login ?? email ?? 'somebody'}\` that failed or expired`);
  return named([...found.values()], notes);
}

function invitedPerson(invitation: GithubInvitation, notes: Notes): Omit<Person, 'name'> | undefined {
  const { account, login, email, role } = invitation;
  const who = `\`${login ?? email ?? 'somebody'}\``;
  if (account === undefined || login === undefined) {
    notes.notExpressed.push(`the invitation of ${who}: nobody knows which account will take it`);
    return undefined;
  }
  if (role === 'billing_manager') {
    notes.notExpressed.push(`the invitation of ${who} as billing manager, who is no member`);
    return undefined;
  }
  if (role === 'reinstate')
    notes.adjusted.push(`${who}, who is invited with the role they once had, is a member`);
  return { account, login, isOwner: role === 'admin', isInvited: true };
}

function named(people: readonly Omit<Person, 'name'>[], notes: Notes): People {
  const names = bylawNames(
    people.map(({ login }) => login.toLowerCase()),
    'member',
  );
  const all = people.map((person): Person => {
    const spelled = person.login.toLowerCase();
    const name = names.get(spelled) ?? spelled;
    if (name !== spelled) notes.adjusted.push(`member \`${person.login}\` is named \`${name}\``);
    return { ...person, name };
  });
  all.sort((a, b) => Number(b.isOwner) - Number(a.isOwner) || (a.name < b.name ? -1 : 1));
  return new Map(all.map((person) => [person.account, person]));
}
