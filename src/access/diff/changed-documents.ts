import type { Json, JsonObject } from '../../digest/json.ts';
import { jsonEqual } from '../../digest/json-equal.ts';
import type { Binding, Organization, Team, TeamMembership } from '../../model/model.ts';

/** A document whose change may matter to access. */
export interface ChangedDocument {
  /** `team/core`; of one that got another name the new one. */
  readonly of: string;
  readonly change: 'added' | 'changed' | 'removed';
  /** The old name, where it has another one: `team/kernel`. */
  readonly was?: string;
  /** Of a team of which nothing but who is in it changes: they. */
  readonly only?: ReadonlySet<string>;
}

/** Documents that say something else of access after a change, sorted; what else they say does not count. */
export function changedDocuments(before: Organization, after: Organization): readonly ChangedDocument[] {
  const found: ChangedDocument[] = [];
  for (const [kind, facts] of kinds) {
    const [was, is] = [facts.of(before), facts.of(after)];
    const renamed = new Map(
      [...is.values()].flatMap(({ name, previously }) =>
        previously.filter((old) => was.has(old) && !is.has(old)).map((old) => [name, old] as const),
      ),
    );
    const paired = new Set<string>();
    for (const [name, document] of is) {
      const old = was.has(name) ? name : renamed.get(name);
      const earlier = old === undefined ? undefined : was.get(old);
      if (old === undefined || earlier === undefined) {
        found.push({ of: `${kind}/${name}`, change: 'added' });
        continue;
      }
      paired.add(old);
      const moved = old === name ? {} : { was: `${kind}/${old}` };
      if (isSame(facts.facts(earlier, before), facts.facts(document, after))) continue;
      found.push({ of: `${kind}/${name}`, change: 'changed', ...moved, ...onlyIn(earlier, document) });
    }
    for (const name of was.keys())
      if (!paired.has(name)) found.push({ of: `${kind}/${name}`, change: 'removed' });
  }
  return found.sort((a, b) => (a.of < b.of ? -1 : 1));
}

interface Documented {
  readonly name: string;
  readonly previously: readonly string[];
}

interface Kind {
  of(organization: Organization): ReadonlyMap<string, Documented>;
  facts(document: Documented, organization: Organization): Json;
}

function kind<T extends Documented>(
  of: (organization: Organization) => ReadonlyMap<string, T>,
  facts: (document: T, organization: Organization) => unknown,
): Kind {
  return { of, facts: (document, organization) => plain(facts(document as T, organization)) };
}

const kinds: readonly (readonly [string, Kind])[] = [
  [
    'organization',
    kind(
      (organization) => new Map([[organization.name, organization]]),
      ({ id, boundary, membership }) => [id, sorted(boundary), membership.organizationRole?.default],
    ),
  ],
  ['service', kind(({ services }) => services, ({ actions, resourceTypes, conditionKeys }) => [actions, resourceTypes, conditionKeys])],
  ['member', kind(({ members }) => members, ({ id, status, role, bindings, boundary, attributes }, organization) => [id, status, own(role, organization), bound(bindings), sorted(boundary), attributes])],
  [
    'service-account',
    kind(({ serviceAccounts }) => serviceAccounts, ({ id, status, role, bindings, boundary, attributes }, organization) => [id, status, own(role, organization), bound(bindings), sorted(boundary), attributes]),
  ],
  [
    'token',
    kind(({ tokens }) => tokens, ({ id, owner, inherit, bindings, scopes, expires, revoked }) => [id, owner, inherit, bound(bindings), scopes, expires, revoked]),
  ],
  ['team', kind(({ teams }) => teams, (team) => [team.parent, bound(team.bindings), stays(team.members)])],
  ['role', kind(({ roles }) => roles, ({ id, permissions, policies, reachesZones, github }) => [id, sorted(permissions), sorted(policies), reachesZones, github])],
  ['policy', kind(({ policies }) => policies, ({ statements, defaultVersion }) => [statements, defaultVersion])],
  ['zone', kind(({ zones }) => zones, ({ resources, isolated }) => [sorted(resources), isolated])],
  ['guardrail', kind(({ guardrails }) => guardrails, ({ body }) => body)],
];

/** The role by default is said by the organization. */
function own(role: string | undefined, { membership }: Organization): string | undefined {
  return role === membership.organizationRole?.default ? undefined : role;
}

/** JSON leaves undefined out of objects and makes null of it in lists. */
function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null));
}

function isSame(one: Json, other: Json): boolean {
  return jsonEqual(one, other);
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...texts].sort();
}

function bound(bindings: readonly Binding[]): readonly string[] {
  return bindings.map(({ role, zone, on, starts, expires }) => JSON.stringify([role, zone, on, starts, expires])).sort();
}

function stays(members: readonly TeamMembership[]): readonly string[] {
  return members.map(stay).sort();
}

function stay({ member, starts, expires }: TeamMembership): string {
  return JSON.stringify([member, starts, expires]);
}

/** Who comes into a team, leaves it or stays for another time, where nothing else of it changes. */
function onlyIn(before: Documented, after: Documented): Pick<ChangedDocument, 'only'> {
  if (!('members' in before && 'members' in after)) return {};
  const [was, is] = [before, after] as readonly Documented[] as readonly [Team, Team];
  const rest = (team: Team): JsonObject => plain({ parent: team.parent, bindings: bound(team.bindings) }) as JsonObject;
  if (!isSame(rest(was), rest(is))) return {};
  const [old, now] = [new Set(stays(was.members)), new Set(stays(is.members))];
  const moved = [
    ...was.members.filter((each) => !now.has(stay(each))),
    ...is.members.filter((each) => !old.has(stay(each))),
  ];
  return { only: new Set(moved.map(({ member }) => (member.includes('/') ? member : `member/${member}`))) };
}
