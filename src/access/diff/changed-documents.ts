import type { Json } from '../../digest/json.ts';
import { jsonEqual } from '../../digest/json-equal.ts';
import type {
  Binding,
  Member,
  Organization,
  ServiceAccount,
  Team,
  TeamMembership,
} from '../../model/model.ts';
import { parsePolicyReference } from '../../model/references/policy-reference.ts';
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

/** A document whose change may matter to access. */
export interface ChangedDocument {
  /** `team/core`; of one that got another name the new one. */
  readonly of: string;
  readonly change: 'added' | 'changed' | 'removed';
  /** The old name, where it has another one: `team/kernel`. */
  readonly was?: string;
  /** Of a team whose parent stays: who comes into it, leaves it or stays for another time. For them it may do anything. */
  readonly only?: ReadonlySet<string>;
  /** Patterns of the actions of which it says something else. Absent: it may be any; with `only`: none for the others. */
  readonly actions?: readonly string[];
  /** Whether it may matter to anybody without standing on the way to what they have: a zone, a boundary's policy. */
  readonly isBeside?: true;
  /** Of a team: whether conditions read in which teams somebody is, so that it may matter without leading anywhere. */
  readonly isRead?: true;
}

/** Documents that say something else of access after a change, sorted; what else they say does not count. */
export function changedDocuments(before: Organization, after: Organization): readonly ChangedDocument[] {
  const beside = boundaries([before, after]);
  const isRead = [before, after].some(readsTeams);
  return kinds
    .flatMap(([kind, facts]) => ofKind(kind, facts, before, after))
    .map((document) => (isBeside(document, beside) ? { ...document, isBeside: true as const } : document))
    .map((document) => (isRead && document.of.startsWith('team/') ? { ...document, isRead } : document))
    .sort((a, b) => (a.of < b.of ? -1 : 1));
}

function isBeside({ of }: ChangedDocument, boundary: ReadonlySet<string>): boolean {
  return /^(?:zone|service|organization)\//.test(of) || boundary.has(of);
}

function readsTeams({ policies }: Organization): boolean {
  return [...policies.values()].some(({ statements }) =>
    statements.some(({ conditions }) => /principal\.teams/i.test(JSON.stringify(conditions ?? null))),
  );
}

/** The policies that stand in some boundary. */
function boundaries(organizations: readonly Organization[]): ReadonlySet<string> {
  const references = organizations.flatMap(({ boundary, members, serviceAccounts }) => [
    ...boundary,
    ...[...members.values(), ...serviceAccounts.values()].flatMap((each) => each.boundary),
  ]);
  return new Set(references.map((reference) => `policy/${parsePolicyReference(reference).policy}`));
}

function ofKind(
  kind: string,
  { of, facts, changed }: Kind,
  before: Organization,
  after: Organization,
): readonly ChangedDocument[] {
  const [was, is] = [of(before), of(after)];
  const isWrittenAlike = writtenAlike(before, after);
  const paired = new Set<string>();
  const found = [...is.values()].flatMap((document): ChangedDocument | readonly [] => {
    const { name } = document;
    const old = was.get(name) ?? earlierName(document, was, is);
    if (old === undefined) return { of: `${kind}/${name}`, change: 'added' };
    paired.add(old.name);
    if (isWrittenAlike(old, document) || saySame(facts(old, before), facts(document, after))) return [];
    const moved = old.name === name ? {} : { was: `${kind}/${old.name}` };
    return {
      of: `${kind}/${name}`,
      change: 'changed',
      ...moved,
      ...changed?.(old, document, [before, after]),
    };
  });
  const gone = [...was.keys()].filter((name) => !paired.has(name));
  return [...found, ...gone.map((name): ChangedDocument => ({ of: `${kind}/${name}`, change: 'removed' }))];
}

/** Nearly all are, and then nothing has to be made of them; where another role is the default they may say another thing. */
function writtenAlike(
  before: Organization,
  after: Organization,
): (one: Documented, other: Documented) => boolean {
  const [was, is] = [before, after].map(({ membership }) => membership.organizationRole?.default);
  return (one, other) => was === is && jsonEqual(one as unknown as Json, other as unknown as Json);
}

/** What it was before it got another name. */
function earlierName(
  { previously }: Documented,
  was: ReadonlyMap<string, Documented>,
  is: ReadonlyMap<string, Documented>,
): Documented | undefined {
  const old = previously.findLast((name) => was.has(name) && !is.has(name));
  return old === undefined ? undefined : was.get(old);
}

interface Documented {
  readonly name: string;
  readonly previously: readonly string[];
}

interface Kind {
  of(organization: Organization): ReadonlyMap<string, Documented>;
  facts(document: Documented, organization: Organization): unknown;
  changed?(was: Documented, is: Documented, sides: Sides): Changed;
}

type Sides = readonly [before: Organization, after: Organization];
type Changed = Pick<ChangedDocument, 'only' | 'actions'>;

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

/** Of which actions alone, where that is known. */
function inActions<T>(
  find: (was: T, is: T, sides: Sides) => ChangedActions,
): (was: T, is: T, sides: Sides) => Changed {
  return (was, is, sides) => {
    const actions = find(was, is, sides);
    return actions === undefined ? {} : { actions };
  };
}

/** Of a member or a service account. */
function factsOfPerson(person: Member | ServiceAccount, organization: Organization): unknown {
  const { id, status, role, bindings, boundary, attributes } = person;
  const holds = [own(role, organization), bound(bindings), sorted(boundary)];
  return [id, status, holds, attributes, knownAs(person)];
}

const kinds: readonly (readonly [string, Kind])[] = [
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
  ['member', kind(({ members }) => members, factsOfPerson, inActions(changedOfPerson))],
  [
    'service-account',
    kind(({ serviceAccounts }) => serviceAccounts, factsOfPerson, inActions(changedOfPerson)),
  ],
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

/** Nearly all do, and then nothing has to be made of it. */
function saySame(one: unknown, other: unknown): boolean {
  return jsonEqual(one as Json, other as Json) || jsonEqual(plain(one), plain(other));
}

/** JSON leaves undefined out of objects and makes null of it in lists. */
function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null));
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
