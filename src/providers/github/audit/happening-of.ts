import type { TargetHappening } from '../../../audit/target-happening.ts';
import type { Json, JsonObject } from '../../../digest/json.ts';
import {
  type Address,
  knownAddress,
  objectAddress,
  repositoryPermissionAddress,
  teamMemberAddress,
} from '../../../plan/address.ts';
import type { StateEntries } from '../../../plan/state.ts';
import type { Scope } from '../../provider.ts';
import { personIn } from '../map/principal-of.ts';

/** Who and what is called how, as states show it: GitHub's log names people by log-in and teams by slug. */
export interface KnownThere {
  readonly people: ReadonlyMap<string, Address>;
  readonly teams: ReadonlyMap<string, string>;
}

/** Of a later state counts what it says of somebody whom an earlier one does not show. */
export function knownThere(seen: readonly StateEntries[]): KnownThere {
  const people = new Map<string, Address>();
  const teams = new Map<string, string>();
  const add = <T>(map: Map<string, T>, key: Json | undefined, value: T) => {
    if (typeof key !== 'string' && typeof key !== 'number') return;
    const text = String(key).toLowerCase();
    if (!map.has(text)) map.set(text, value);
  };
  for (const entries of seen) {
    for (const [address, value] of entries) {
      const parsed = knownAddress(address);
      if (parsed.kind === 'member' || parsed.kind === 'service-account') {
        add(people, value.account, address);
        add(people, value.login, address);
      }
      if (parsed.kind === 'team') add(teams, value.slug, parsed.name);
    }
  }
  return { people, teams };
}

/** What one entry of GitHub's audit log says was done, to which address; undefined where it is about nothing here. */
export function happeningOf(
  entry: JsonObject,
  { organization }: Scope,
  known: KnownThere,
): TargetHappening | undefined {
  const { action, actor, user, user_id: account, team, repo, created_at: at } = entry;
  if (typeof action !== 'string' || typeof at !== 'number') return undefined;
  const person =
    account === undefined && user === undefined
      ? undefined
      : (known.people.get(lower(account)) ?? known.people.get(lower(user)));
  const group = known.teams.get(lower(team).split('/').at(-1) ?? '');
  const address = addressOf(organization, { action, person, group, repository: lower(repo).split('/')[1] });
  if (address === undefined) return undefined;
  return {
    at: `${new Date(at).toISOString().slice(0, 19)}Z`,
    who: typeof actor === 'string' ? actor : 'somebody whom GitHub does not name',
    what: action,
    address,
  };
}

interface Named {
  readonly action: string;
  readonly person: Address | undefined;
  readonly group: string | undefined;
  readonly repository: string | undefined;
}

function addressOf(organization: string, { action, person, group, repository }: Named): Address | undefined {
  if (action.startsWith('team.')) {
    if (group === undefined) return undefined;
    if (person !== undefined) return teamMemberAddress(organization, group, personIn(person));
    if (repository !== undefined) return repositoryPermissionAddress(organization, group, repository);
    return objectAddress('team', organization, group);
  }
  if (!action.startsWith('org.')) return undefined;
  if (person !== undefined) return person;
  return action.startsWith('org.update_') || action === 'org.update'
    ? objectAddress('settings', organization, organization)
    : undefined;
}

function lower(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).toLowerCase() : '';
}
