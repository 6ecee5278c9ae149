import type {
  Binding,
  Member,
  Organization,
  ServiceAccount,
  Team,
  TeamMembership,
} from '../../model/model.ts';
import {
  type ChangedActions,
  changedInPolicy,
  changedInRole,
  changedInService,
  changedInTeam,
  changedInToken,
  changedOfPerson,
} from './changed-actions.ts';
import { knownAs } from './other-holders.ts';

export interface Documented {
  readonly name: string;
  readonly previously: readonly string[];
}

/** What documents of a kind say of access. */
export interface Kind {
  of(organization: Organization): ReadonlyMap<string, Documented>;
  /** Where these are the same, the documents say the same. */
  facts(document: Documented, organization: Organization): unknown;
  /** All that the facts are made of, where the organization says some of it. */
  written?(document: Documented, organization: Organization): unknown;
  changed?(was: Documented, is: Documented, sides: Sides): Changed;
}

export type Sides = readonly [before: Organization, after: Organization];

/** For whom and in what it is another thing that a document says. */
export interface Changed {
  /** Of a team whose parent stays: who comes into it, leaves it or stays for another time. For them it may do anything. */
  readonly only?: ReadonlySet<string>;
  /** Patterns of the actions of which it says something else. Absent: it may be any; with `only`: none for the others. */
  readonly actions?: readonly string[];
}

function kind<T extends Documented>(
  of: (organization: Organization) => ReadonlyMap<string, T>,
  facts: (document: T, organization: Organization) => unknown,
  changed?: (was: T, is: T, sides: Sides) => Changed,
): Kind {
  return {
    of,
    facts: (document, organization) => facts(document as T, organization),
    ...(changed === undefined ? {} : { changed: (was, is, sides) => changed(was as T, is as T, sides) }),
  };
}

/** Members or service accounts. */
function people<T extends Member | ServiceAccount>(
  of: (organization: Organization) => ReadonlyMap<string, T>,
): Kind {
  return {
    ...kind(of, factsOfPerson, inActions(changedOfPerson)),
    written: (person, organization) => writtenOfPerson(person as T, organization),
  };
}

/** Of which actions alone, where that is known. */
function inActions<T>(
  find: (was: T, is: T, sides: Sides) => ChangedActions,
): (was: T, is: T, sides: Sides) => Changed {
  return (was, is, sides) => {
    const actions = find(was, is, sides);
    return actions === undefined ? {} : { actions };
  };
}

function factsOfPerson(person: Member | ServiceAccount, organization: Organization): unknown {
  const { id, status, role, bindings, boundary, attributes } = person;
  const holds = [own(role, organization), bound(bindings), sorted(boundary)];
  return [id, status, holds, attributes, knownAs(person)];
}

/** Nothing is sorted or folded here: where another role is the default, nearly everybody is looked at. */
function writtenOfPerson(person: Member | ServiceAccount, organization: Organization): unknown {
  const { id, status, role, bindings, boundary, attributes, identities } = person;
  const email = 'email' in person ? person.email : undefined;
  return [id, status, own(role, organization), bindings, boundary, attributes, identities, email];
}

/** By the word that names begin with: `team` of `team/core`. */
export const documentKinds: readonly (readonly [string, Kind])[] = [
  [
    'organization',
    kind(
      (organization) => new Map([[organization.name, organization]]),
      ({ id, boundary, membership }) => [id, sorted(boundary), membership.organizationRole?.default],
    ),
  ],
  [
    'service',
    kind(
      ({ services }) => services,
      ({ actions, resourceTypes, conditionKeys }) => [actions, resourceTypes, conditionKeys],
      inActions(changedInService),
    ),
  ],
  ['member', people(({ members }) => members)],
  ['service-account', people(({ serviceAccounts }) => serviceAccounts)],
  [
    'token',
    kind(
      ({ tokens }) => tokens,
      (token) => {
        const { id, owner, inherit, bindings, scopes, expires, revoked } = token;
        return [id, owner, inherit, bound(bindings), scopes, expires, revoked, knownAs(token)];
      },
      inActions(changedInToken),
    ),
  ],
  [
    'team',
    kind(
      ({ teams }) => teams,
      (team) => [team.parent, bound(team.bindings), stays(team.members)],
      changedTeam,
    ),
  ],
  [
    'role',
    kind(
      ({ roles }) => roles,
      ({ id, permissions, policies, reachesZones, github }) => [
        id,
        sorted(permissions),
        sorted(policies),
        reachesZones,
        github,
      ],
      inActions(changedInRole),
    ),
  ],
  [
    'policy',
    kind(
      ({ policies }) => policies,
      ({ statements, defaultVersion }) => [statements, defaultVersion],
      inActions(changedInPolicy),
    ),
  ],
  [
    'zone',
    kind(
      ({ zones }) => zones,
      ({ resources, isolated }) => [sorted(resources), isolated],
    ),
  ],
  [
    'guardrail',
    kind(
      ({ guardrails }) => guardrails,
      ({ body }) => body,
    ),
  ],
];

/** The role by default is said by the organization. */
function own(role: string | undefined, { membership }: Organization): string | undefined {
  return role === membership.organizationRole?.default ? undefined : role;
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...texts].sort();
}

function bound(bindings: readonly Binding[]): readonly string[] {
  return bindings
    .map(({ role, zone, on, starts, expires }) => JSON.stringify([role, zone, on, starts, expires]))
    .sort();
}

function stays(members: readonly TeamMembership[]): readonly string[] {
  return members.map(stay).sort();
}

function stay({ member, starts, expires }: TeamMembership): string {
  return JSON.stringify([member, starts, expires]);
}

/** Who comes into a team, leaves it or stays for another time, and what else of it changes for the others. */
function changedTeam(was: Team, is: Team, sides: Sides): Changed {
  const actions = changedInTeam(was, is, sides);
  if (actions === undefined) return {};
  const [old, now] = [new Set(stays(was.members)), new Set(stays(is.members))];
  const moved = [
    ...was.members.filter((each) => !now.has(stay(each))),
    ...is.members.filter((each) => !old.has(stay(each))),
  ];
  const only = new Set(moved.map(({ member }) => (member.includes('/') ? member : `member/${member}`)));
  return {
    ...(only.size === 0 ? {} : { only }),
    ...(actions.length === 0 && only.size > 0 ? {} : { actions }),
  };
}
