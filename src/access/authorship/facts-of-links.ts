import type { Json } from '../../digest/json.ts';
import type { Binding, Organization, Team, TeamMembership } from '../../model/model.ts';
import { placeAt } from '../../model/place.ts';
import type { Origin } from '../../parse/document.ts';
import { type Fact, type Needed, note } from './fact.ts';

type Facts = Map<string, Fact>;

/**
 * Who holds which role, where, and who is in which team. A link takes leave on each of its ends: on the role and on who
 * holds it, on the zone where it has one; on the team and on who is in it. So can be said who gives which role, to whom.
 */
export function noteLinks(facts: Facts, organization: Organization): void {
  const { members, serviceAccounts, tokens, teams, membership } = organization;
  for (const { name, role, bindings, origin } of members.values()) {
    const holder = { about: `member/${name}`, goesWith: true };
    if (role !== undefined)
      noteRole(facts, { ...holder, comesWith: role === membership.organizationRole?.default }, role, origin);
    noteBindings(facts, holder, bindings);
  }
  for (const { name, role, bindings, origin } of serviceAccounts.values()) {
    const holder = { about: `service-account/${name}`, goesWith: true };
    if (role !== undefined) noteRole(facts, holder, role, origin);
    noteBindings(facts, holder, bindings);
  }
  for (const { name, bindings } of tokens.values())
    noteBindings(facts, { about: `token/${name}`, goesWith: true }, bindings);
  for (const team of teams.values()) {
    // Without a team its people may have more than with it, where it holds what denies.
    noteBindings(facts, { about: `team/${team.name}`, goesWith: false }, team.bindings);
    noteMemberships(facts, organization, team);
  }
}

interface Holder {
  readonly about: string;
  /** Whether removing the holder is all that it takes. */
  readonly goesWith: boolean;
  readonly comesWith?: boolean;
}

function noteRole(facts: Facts, holder: Holder, role: string, origin: Origin): void {
  const { about } = holder;
  note(facts, {
    comesWith: false,
    ...holder,
    field: `holds role/${role}`,
    value: true,
    adding: assigning(about, role, undefined),
    words: wordsOf(about, role, ''),
    at: placeAt(origin, ['role']),
  });
}

/** Several of one role in one place, with other dates, are one fact. */
function noteBindings(facts: Facts, holder: Holder, bindings: readonly Binding[]): void {
  const { about } = holder;
  const places = new Map<string, Binding[]>();
  for (const binding of bindings) {
    const key = JSON.stringify([binding.role, binding.zone ?? null, binding.on ?? null]);
    const others = places.get(key);
    if (others === undefined) places.set(key, [binding]);
    else others.push(binding);
  }
  for (const [key, [first, ...others]] of places) {
    if (first === undefined) continue;
    const { role, zone, on } = first;
    const where =
      zone === undefined ? (on === undefined ? '' : ` on ${on.join(', ')}`) : ` in zone \`${zone}\``;
    note(facts, {
      ...holder,
      field: `binding ${key}`,
      value: sorted([first, ...others].map(termsOf)),
      adding: assigning(about, role, zone),
      words: wordsOf(about, role, where),
      at: placeAt(first.origin, []),
      comesWith: false,
    });
  }
}

function assigning(about: string, role: string, zone: string | undefined): readonly Needed[] {
  const ends = [`role/${role}`, about, ...(zone === undefined ? [] : [`zone/${zone}`])];
  return ends.map((each): Needed => ['roles.assign', each]);
}

function wordsOf(about: string, role: string, where: string): Fact['words'] {
  return {
    added: `gives \`${role}\` to \`${about}\`${where}`,
    taken: `takes \`${role}\` from \`${about}\`${where}`,
    changed: `changes for how long, or why, \`${about}\` holds \`${role}\`${where}`,
  };
}

function noteMemberships(facts: Facts, organization: Organization, team: Team): void {
  const about = `team/${team.name}`;
  const people = new Map<string, TeamMembership[]>();
  for (const membership of team.members) {
    const others = people.get(membership.member);
    if (others === undefined) people.set(membership.member, [membership]);
    else others.push(membership);
  }
  for (const [member, [first, ...others]] of people) {
    if (first === undefined) continue;
    const who = member.startsWith('service-account/') ? member : `member/${member}`;
    note(facts, {
      // Who is removed as a whole leaves the team with it, and not who is in a team that is removed.
      about: who,
      field: `is in ${about}`,
      value: sorted([first, ...others].map((each) => ({ ...termsOf(each), role: each.role }))),
      adding: [about, who].map((each): Needed => ['teams.assign', each]),
      words: {
        added: `puts \`${who}\` into \`${about}\``,
        taken: `takes \`${who}\` out of \`${about}\``,
        changed: `changes how \`${who}\` is in \`${about}\``,
      },
      at: placeAt(first.origin, []),
      comesWith: false,
      goesWith: isPrincipal(organization, who),
    });
  }
}

function isPrincipal({ members, serviceAccounts }: Organization, who: string): boolean {
  return (
    members.has(who.slice('member/'.length)) || serviceAccounts.has(who.slice('service-account/'.length))
  );
}

function termsOf({
  starts,
  expires,
  reason,
  ticket,
}: Pick<Binding, 'starts' | 'expires' | 'reason' | 'ticket'>) {
  return { starts: starts ?? null, expires: expires ?? null, reason: reason ?? null, ticket: ticket ?? null };
}

function sorted(values: readonly Json[]): Json {
  return values.map((each) => JSON.stringify(each)).sort();
}
