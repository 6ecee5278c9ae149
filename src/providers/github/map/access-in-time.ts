import type { SystemAccess, SystemPrincipal } from '../../../access/diff/system-access.ts';
import { systemInTime } from '../../../access/diff/system-in-time.ts';
import type { JsonObject } from '../../../digest/json.ts';
import { type Address, knownAddress } from '../../../plan/address.ts';
import type { Becoming } from '../../../plan/course.ts';
import type { StateEntries } from '../../../plan/state.ts';
import { principalOf } from './principal-of.ts';
import type { TargetAccess } from './target-access.ts';

interface Here {
  readonly entries: StateEntries;
  readonly access: TargetAccess;
  readonly later: Becoming;
}

/**
 * What GitHub will give everybody, as Bylaw applies what the files say of when. Somebody is looked at only at moments of
 * what they are in, or may come to be in, and on that alone: other people's dates cost nothing.
 *
 * @param systemOf what GitHub gives by some entries
 */
export function accessInTime(
  now: SystemAccess,
  { entries, access, later }: Here,
  systemOf: (entries: StateEntries) => SystemAccess,
): SystemAccess {
  if (later.size === 0) return now;
  const index = indexOf([...entries.keys(), ...later.keys()]);
  return systemInTime(now, {
    principals: principalsIn(later),
    spansOf(principal) {
      const own = relatedTo(principal, index, access);
      const turns = own.flatMap((address) => later.get(address) ?? []);
      const moments = [...new Set(turns.flatMap(({ at }) => (at > 0 ? [at] : [])))].sort((a, b) => a - b);
      return moments.map((from) => ({ from, system: systemOf(entriesAt({ entries, later }, own, from)) }));
    },
  });
}

/** By `member/ana` and `team/core`, what is theirs; what is everybody's by nothing. */
type Index = ReadonlyMap<string, readonly Address[]>;

function indexOf(addresses: Iterable<Address>): Index {
  const index = new Map<string, Address[]>();
  for (const address of new Set(addresses)) {
    const whose = whoseIs(address);
    const others = index.get(whose);
    if (others === undefined) index.set(whose, [address]);
    else others.push(address);
  }
  return index;
}

function whoseIs(address: Address): string {
  const parsed = knownAddress(address);
  switch (parsed.kind) {
    case 'team-member':
      return parsed.member.includes('/') ? parsed.member : `member/${parsed.member}`;
    case 'binding':
      return `${parsed.holder.kind}/${parsed.holder.name}`;
    case 'repository-permission':
      return `team/${parsed.team}`;
    case 'team':
    case 'member':
    case 'service-account':
      return `${parsed.kind}/${parsed.name}`;
    default:
      return '';
  }
}

function relatedTo(principal: string, index: Index, access: TargetAccess): readonly Address[] {
  const own = index.get(principal) ?? [];
  const teams = own.flatMap((address) => {
    const parsed = knownAddress(address);
    return parsed.kind === 'team-member' ? access.lineOf(parsed.team) : [];
  });
  return [
    ...own,
    ...[...new Set(teams)].flatMap((team) => index.get(`team/${team}`) ?? []),
    ...(index.get('') ?? []),
  ];
}

function entriesAt(
  { entries, later }: Pick<Here, 'entries' | 'later'>,
  own: readonly Address[],
  at: number,
): StateEntries {
  const then = new Map<Address, JsonObject>();
  for (const address of own) {
    const turn = later.get(address)?.findLast((each) => each.at <= at);
    const value = turn === undefined ? entries.get(address) : turn.value;
    if (value !== undefined) then.set(address, value);
  }
  return then;
}

/** Who is in the organization at some time. */
function principalsIn(later: Becoming): readonly SystemPrincipal[] {
  return [...later].flatMap(([address, turns]) => {
    const { kind } = knownAddress(address);
    if (kind === 'team-member') return [{ name: whoseIs(address), id: whoseIs(address) }];
    if (kind !== 'member' && kind !== 'service-account') return [];
    const name = principalOf(address);
    const account = turns.find(({ value }) => typeof value?.account === 'number')?.value?.account;
    return [{ name, id: account === undefined ? name : `account:${account}` }];
  });
}
