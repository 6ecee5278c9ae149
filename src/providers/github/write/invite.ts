import type { Refusal } from './attempt.ts';
import { ChangeFailed } from './change-failed.ts';
import { expectGone } from './expect-done.ts';
import type { Person } from './organization-draft.ts';
import { type Membership, membershipIn, readMembership } from './read-membership.ts';
import { refusalWords } from './refusal-words.ts';
import type { Work } from './work.ts';

export interface Invitee {
  readonly person: Person;
  readonly role: 'admin' | 'member';
  /** Numbers of the teams that the invitation leads to. */
  readonly teams: readonly number[];
}

/**
 * Invites somebody by the number of their account: a log-in may have passed to a stranger. Failed invitations stand in
 * the way of a new one and are cleared first. Gives the log-in and the number that GitHub has for them.
 */
export async function invite(work: Work, invitee: Invitee): Promise<Required<Omit<Person, 'email'>>> {
  const { draft, quota, attempt } = work;
  quota.check(work.now());
  const account = await accountOf(work, invitee.person);
  const person = { ...invitee.person, account };
  if (attempt.client.isServer) return addDirectly(work, { ...invitee, person });
  await clearFailed(
    work,
    draft.failedInvitationsOf(person).map(({ id }) => id),
  );
  const login = await loginOf(work, person);
  const known = { login, account };
  const refused = await sendInvitation(work, { ...invitee, person: known });
  if (refused !== undefined) await afterRefusal(work, { ...invitee, person: known }, refused);
  return { ...known, login: draft.invitationOf(known)?.login ?? login };
}

/** Undefined where it was taken. */
async function sendInvitation(
  { attempt, draft, quota, org, now }: Work,
  { person, role, teams }: Invitee,
): Promise<Refusal | undefined> {
  const { login = '', account = 0 } = person;
  const sent = await attempt.send(
    'POST /orgs/{org}/invitations',
    {
      org,
      invitee_id: account,
      role: role === 'admin' ? 'admin' : 'direct_member',
      ...(teams.length === 0 ? {} : { team_ids: [...teams] }),
    },
    async () => isAsInvited(await readMembership(attempt.client, org, login), account),
  );
  if (sent.is === 'refused') return sent;
  quota.spent(now());
  if (sent.data !== undefined) {
    const { id, created_at, login: invited } = sent.data;
    draft.invited({
      id: Number(id),
      account,
      login: invited ?? login,
      role,
      createdAt: created_at,
      teams,
    });
  }
  return undefined;
}

/** Looks why: an invitation that failed since, or somebody else's that is open, or words for a person. */
async function afterRefusal(work: Work, invitee: Invitee, refused: Refusal): Promise<void> {
  const { attempt, org, quota } = work;
  const { login = '', account = 0 } = invitee.person;
  const overQuota = quota.refusedBy(refused, work.now());
  if (overQuota !== undefined) throw new ChangeFailed(overQuota);
  if (refused.status !== 422) throw new ChangeFailed(refusalWords(refused));
  const there = await readMembership(attempt.client, org, login).catch(() => undefined);
  if (isAsInvited(there, account) && roleOf(there) === invitee.role) {
    work.note('somebody else invited them meanwhile');
    return;
  }
  const failed = await failedSince(work, login);
  if (failed.length === 0) throw new ChangeFailed(refusalWords(refused));
  await clearFailed(work, failed);
  const again = await sendInvitation(work, invitee);
  if (again === undefined) return;
  throw new ChangeFailed(quota.refusedBy(again, work.now()) ?? refusalWords(again));
}

async function failedSince({ attempt, org }: Work, login: string): Promise<readonly number[]> {
  const rows = await attempt.client
    .paginate('GET /orgs/{org}/failed_invitations', { org, per_page: 100 })
    .catch(() => []);
  return rows.flatMap(({ id, login: of }) => (of?.toLowerCase() === login.toLowerCase() ? [Number(id)] : []));
}

async function clearFailed({ attempt, draft, org }: Work, ids: readonly number[]): Promise<void> {
  for (const invitation_id of ids) {
    const route = 'DELETE /orgs/{org}/invitations/{invitation_id}';
    // Whether it is gone shows the invitation that follows.
    const sent = await attempt.send(route, { org, invitation_id }, async () => false);
    if (sent.is === 'done' || sent.status === 404) draft.withoutInvitation(invitation_id);
  }
}

/** GitHub Enterprise Server sends no invitations: it takes a log-in, and whom it took is looked at. */
async function addDirectly(
  work: Work,
  { person, role }: Invitee & { readonly person: { readonly account: number } },
): Promise<Required<Omit<Person, 'email'>>> {
  const { attempt, draft, org } = work;
  const { account } = person;
  const username = await loginOf(work, person);
  const look = async () => isAs(await readMembership(attempt.client, org, username), role, account);
  const sent = await attempt.send('PUT /orgs/{org}/memberships/{username}', { org, username, role }, look);
  if (sent.is === 'refused') throw new ChangeFailed(refusalWords(sent));
  const given = sent.data === undefined ? undefined : membershipIn(sent.data);
  if (given?.account !== undefined && given.account !== account) {
    await removeStranger(work, username);
    throw new ChangeFailed(
      `the log-in \`${username}\` belongs to account ${given.account} now, not to ${account}`,
    );
  }
  if (given?.state === 'active') draft.joined(person);
  return { login: given?.login ?? username, account };
}

/** Takes back at once what a log-in gave that had passed to somebody else. */
export async function removeStranger({ attempt, org }: Work, username: string): Promise<void> {
  const look = async () => (await readMembership(attempt.client, org, username)) === undefined;
  expectGone(await attempt.send('DELETE /orgs/{org}/memberships/{username}', { org, username }, look));
}

async function accountOf({ attempt }: Work, { account, login }: Person): Promise<number> {
  if (account !== undefined) return account;
  if (login === undefined) throw new ChangeFailed('no GitHub log-in is declared');
  const found = await attempt.client.find('GET /users/{username}', { username: login });
  if (found !== undefined) return Number(found.data.id);
  throw new ChangeFailed(`nobody on GitHub has the log-in \`${login}\``);
}

async function loginOf({ attempt }: Work, { account = 0, login }: Person): Promise<string> {
  if (login !== undefined) return login;
  const found = await attempt.client.find('GET /user/{account_id}', { account_id: account });
  if (found !== undefined) return found.data.login;
  throw new ChangeFailed(`nobody on GitHub has the account ${account}`);
}

function isAsInvited(found: Membership | undefined, account: number): found is Membership {
  return found !== undefined && (found.account === undefined || found.account === account);
}

function isAs(found: Membership | undefined, role: string, account: number): boolean {
  return isAsInvited(found, account) && found.role === role;
}

function roleOf({ role }: Membership): 'admin' | 'member' {
  return role === 'admin' ? 'admin' : 'member';
}
