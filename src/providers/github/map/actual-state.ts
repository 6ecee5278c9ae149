import type { RecordedState } from '../../../audit/recorded-state.ts';
import type { JsonObject } from '../../../digest/json.ts';
import type { Instant, Organization } from '../../../model/model.ts';
import { type Address, objectAddress } from '../../../plan/address.ts';
import { bindingHolderOf } from '../../../plan/edge-addresses.ts';
import type { ActualState } from '../../../plan/state.ts';
import type { GithubSnapshot } from '../snapshot.ts';
import { accountsSeen } from './accounts-seen.ts';
import { assignmentEntries } from './assignment-entries.ts';
import { declaredAccounts } from './declared-accounts.ts';
import { hiddenPermissions } from './hidden-permissions.ts';
import { invitationQuota } from './invitation-quota.ts';
import { memberEntries, type Person, peopleThere } from './member-entries.ts';
import type { Observed, ObservedAccount } from './observed.ts';
import { settingsSeen, writableSettings } from './organization-settings.ts';
import { principalOf } from './principal-of.ts';
import { type SettledAccount, settleAccounts } from './settle-accounts.ts';
import { elsewhereIn, teamEntries } from './team-entries.ts';
import { teamNames } from './team-names.ts';
import { type WhoIsWho, whoIsWho } from './who-is-who.ts';

export interface ActualInput {
  readonly snapshot: GithubSnapshot;
  readonly organization: string;
  readonly target: string;
  /** Undefined where only its name is known. */
  readonly declared: Organization | undefined;
  readonly recorded: RecordedState;
  readonly now: Instant;
  /** The host, of a GitHub Enterprise Server. */
  readonly server?: string;
  /** Whether people are invited there, rather than added at once. */
  readonly invites: boolean;
}

/** What was read of GitHub, under Bylaw's names. Pure. */
export function actualState(input: ActualInput): ActualState {
  const { snapshot, organization, target, declared, recorded } = input;
  const seen = accountsSeen(snapshot);
  const { accounts, findings } = settleAccounts(
    declared === undefined ? [] : declaredAccounts(declared),
    recorded,
    seen,
  );
  const who = whoIsWho(organization, accounts, recorded, seen);
  const names = teamNames(snapshot.teams, organization, declared, recorded);
  const people = peopleThere(snapshot, { organization, declared, who });
  const settings = settingsSeen(snapshot.organization.settings);
  const entries = new Map<Address, JsonObject>([
    [objectAddress('settings', organization, organization), writableSettings(settings)],
    ...memberEntries(people),
    ...teamEntries(snapshot.teams, { organization, names, people, recorded, who }),
    ...outsideEntries(input, new Set(accounts.map(({ account }) => account))),
  ]);
  for (const [address, value] of assignmentEntries(snapshot.organizationRoles ?? [], {
    ...{ organization, names, who },
  })) {
    if (entries.has(bindingHolderOf(address))) entries.set(address, value);
  }
  for (const [address, value] of hiddenPermissions(entries, recorded.entries)) entries.set(address, value);
  const caller = callerAmong(people, snapshot, who);
  const observed: Observed = {
    login: snapshot.organization.login,
    settings,
    repositories: snapshot.repositories ?? null,
    accounts: accountsOf(accounts, seen.loginOf),
    nobody: accounts.filter(({ isNobody }) => isNobody).map((each) => each.declared.address),
    pending: pendingAmong(people),
    elsewhere: elsewhereIn(snapshot.teams, { names, declared }),
    withoutTwoFactor: withoutTwoFactor(people),
  };
  return {
    organization,
    target,
    entries,
    owned: stillOwned(recorded, entries),
    reads: snapshot.cost.requests,
    cost: snapshot.cost,
    observed,
    system: systemOf(snapshot.organization.id, input.server),
    waiting: new Set(Object.keys(observed.pending)),
    findings,
    ...(input.invites ? { invitationQuota: invitationQuota(snapshot, input.now) } : {}),
    ...(caller === undefined ? {} : { caller: principalOf(caller) }),
  };
}

/** Who signs in: somebody who is known, or any other member. An app is none. */
function callerAmong(
  people: readonly Person[],
  { viewer }: GithubSnapshot,
  who: WhoIsWho,
): Address | undefined {
  return who.knownAs(viewer.account) ?? people.find(({ account }) => account === viewer.account)?.address;
}

/** By its number: an organization may be renamed, and another may take its name. */
function systemOf(id: number, server: string | undefined): string {
  return `organization ${id} on ${server ?? 'GitHub'}`;
}

/** What the ledger owns and is there, and is no other account or team that merely took its name. */
function stillOwned(
  { owned, entries: recorded }: RecordedState,
  entries: ReadonlyMap<Address, JsonObject>,
): ReadonlySet<Address> {
  const isSame = (address: Address, field: string) => {
    const [was, is] = [recorded.get(address)?.[field], entries.get(address)?.[field]];
    return was === undefined || is === undefined || was === is;
  };
  return new Set(
    [...owned].filter(
      (address) => entries.has(address) && isSame(address, 'account') && isSame(address, 'number'),
    ),
  );
}

/** Nobody who is declared is an outsider: an invitation makes a member of whom it reaches. */
function* outsideEntries(
  { snapshot, organization }: ActualInput,
  declared: ReadonlySet<number | undefined>,
): Iterable<[Address, JsonObject]> {
  for (const { account, login } of snapshot.outsideCollaborators) {
    if (declared.has(account)) continue;
    yield [`outside-collaborator:${organization}/@${login.toLowerCase()}`, { login, account }];
  }
}

function accountsOf(
  settled: readonly SettledAccount[],
  loginOf: (account: number) => string | undefined,
): Readonly<Record<Address, ObservedAccount>> {
  return Object.fromEntries(
    settled.flatMap(({ declared, account }): [Address, ObservedAccount][] =>
      account === undefined ? [] : [[declared.address, { account, login: loginOf(account) ?? null }]],
    ),
  );
}

function pendingAmong(people: readonly Person[]): Readonly<Record<Address, number>> {
  return Object.fromEntries(
    people.flatMap(({ address, invitation }): [Address, number][] =>
      invitation === undefined ? [] : [[address, invitation.id]],
    ),
  );
}

function withoutTwoFactor(people: readonly Person[]): readonly Address[] | null {
  const known = people.filter((person) => person.hasTwoFactor !== undefined);
  if (known.length === 0) return null;
  return known.filter((person) => person.hasTwoFactor === false).map(({ address }) => address);
}
