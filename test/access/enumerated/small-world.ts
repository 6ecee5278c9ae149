import type {
  PlainBinding,
  PlainDocument,
  PlainMember,
  PlainPeriod,
  PlainPolicy,
  PlainRole,
  PlainService,
  PlainStatement,
  PlainTeam,
  PlainToken,
  PlainWorld,
  WrittenTeamMember,
} from '../naive/documents.ts';
import { optional } from '../optional.ts';
import type { Chance } from './chance.ts';
import { smallAction, smallPattern, smallStatement } from './small-statements.ts';

/** What may be changed of a world while it is made or edited. */
type Loose<T> = { -readonly [K in keyof T]: T[K] };

export const roleNames = ['r1', 'r2', 'r3'];
export const policyNames = ['p1', 'p2', 'p3'];
export const zoneNames = ['a', 'b'];
export const owners = ['member/a', 'member/b', 'service-account/ab'];

/** Somebody's names stand in patterns, so they are of the same two letters. */
export function smallWorld(chance: Chance): PlainWorld {
  const service = smallService(chance);
  const keys = Object.keys(service.conditionKeys ?? {}).map((key) => `s.${key}`);
  const roles = roleNames.slice(0, 1 + chance.below(3));
  const policies = policyNames.slice(0, chance.one([1, 2, 2, 3]));
  const draw: Draw = { chance, keys, roles, policies, zones: zoneNames.slice(0, chance.one([0, 0, 1, 2])) };
  const documents: PlainDocument[] = [
    {
      kind: 'Organization',
      name: 'acme',
      id: 'o',
      ...optional('boundary', chance.is(0.08) ? boundary(draw) : undefined),
      ...(chance.is(0.1) ? { membership: { organizationRole: { default: chance.one(roles) } } } : {}),
    },
    service,
    ...policies.map((name) => policy(draw, name)),
    ...roles.map((name) => role(draw, name)),
    ...draw.zones.map((name) => ({
      kind: 'Zone' as const,
      name,
      resources: zoneResources(chance, name),
      ...(chance.is(0.4) ? { isolated: true } : {}),
    })),
    member(draw, 'a'),
    member(draw, 'b'),
    { ...member(draw, 'ab'), kind: 'ServiceAccount', owner: 'member/a' },
    ...['a', 'b'].slice(0, chance.one([0, 1, 1, 2])).map((name) => token(draw, name)),
    ...(chance.is(0.6) ? [team(draw, 'a')] : []),
    ...(chance.is(0.3) ? [team(draw, 'b')] : []),
  ];
  return { documents: withParents(documents, chance), ...ledger(draw) };
}

/** What may be named. */
export interface Draw {
  readonly chance: Chance;
  readonly keys: readonly string[];
  readonly roles: readonly string[];
  readonly policies: readonly string[];
  readonly zones: readonly string[];
}

function smallService(chance: Chance): PlainService {
  const type = () => ({ resources: chance.is(0.15) ? ['u'] : chance.is(0.1) ? ['t', 'u'] : ['t'] });
  return {
    kind: 'Service',
    name: 's',
    actions: {
      a: type(),
      ab: type(),
      b: type(),
      ba: { ...type(), privileged: true },
      ping: {},
    } as PlainService['actions'],
    // The last is of no action: its resources may be written about.
    resourceTypes: {
      any: 'krn:*:s:*:*',
      t: chance.is(0.7) ? 'krn:*:s:*:*' : 'krn:k:s:{org_id}:*',
      u: chance.one(typePatterns),
    },
    conditionKeys: { k: 'string', l: 'string[]', ...(chance.is(0.9) ? { n: 'number' } : {}) },
  };
}

export const typePatterns = [
  'krn:k:s:{org_id}:a*',
  'krn:k:s:*:*b',
  'krn:k:s:o:{principal.name}*',
  'krn:k:s:o:??',
];

export function zoneResources(chance: Chance, name: string): readonly string[] {
  const some =
    name === 'a'
      ? ['krn:k:s:o:b*', 'krn:k:s:{org_id}:b?', 'krn:k:s:x:*']
      : ['krn:k:s:o:a*', 'krn:k:s:{org_id}:aa*'];
  return [...new Set(chance.many(1, 2, () => chance.one(some)))];
}

export function policy(draw: Draw, name: string): PlainPolicy {
  const { chance } = draw;
  return {
    kind: 'Policy',
    name,
    statements: statements(draw),
    ...optional('defaultVersion', chance.is(0.1) ? 1 : undefined),
  };
}

export function statements({ chance, keys }: Draw): readonly PlainStatement[] {
  return chance.many(1, chance.is(0.3) ? 3 : 2, () => smallStatement(chance, keys));
}

export function reference({ chance, policies }: Draw): string {
  return `${chance.one(policies)}${chance.is(0.12) ? chance.one(['@1', '@2']) : ''}`;
}

export function boundary(draw: Draw): readonly string[] {
  return [...new Set(draw.chance.many(1, 2, () => reference(draw)))];
}

export function role(draw: Draw, name: string): PlainRole {
  const { chance } = draw;
  return {
    kind: 'Role',
    name,
    policies: boundary(draw),
    ...optional('permissions', chance.is(0.12) ? [smallAction(chance)] : undefined),
    ...optional('reachesZones', chance.is(0.2) ? true : undefined),
  };
}

const dates = ['2026-01-01', '2026-01-02'];

export function period(chance: Chance): PlainPeriod {
  if (!chance.is(0.04)) return {};
  return chance.one([
    { starts: chance.one(dates) },
    { expires: chance.one([...dates, '2025-12-01']) },
    { starts: '2026-01-01', expires: '2026-01-01' },
    { starts: '2025-12-01', expires: chance.one(dates) },
  ]);
}

export function binding({ chance, roles, zones }: Draw): PlainBinding {
  return {
    role: chance.one(roles),
    ...optional('zone', zones.length > 0 && chance.is(0.3) ? chance.one(zones) : undefined),
    ...optional(
      'on',
      chance.is(0.2) ? [...new Set(chance.many(1, 2, () => smallPattern(chance)))] : undefined,
    ),
    ...period(chance),
  };
}

/** No two of one role, zone and scope. */
export function bindings(draw: Draw, least: number, most: number): readonly PlainBinding[] {
  const all = draw.chance.many(least, most, () => binding(draw));
  return [...new Map(all.map((each) => [keyOf(each), each])).values()];
}

export function keyOf({ role, zone, on }: PlainBinding): string {
  return JSON.stringify([role, zone, on === undefined ? undefined : [...on].sort()]);
}

export function attributes(chance: Chance): PlainMember['attributes'] {
  return {
    ...(chance.is(0.6) ? { area: chance.one(['a', 'b', 'ab']) } : {}),
    ...(chance.is(0.3) ? { level: chance.one([0, 1, 2]) } : {}),
  };
}

export function member(draw: Draw, name: string): PlainMember {
  const { chance } = draw;
  return {
    kind: 'Member',
    name,
    // Whoever owns something is active.
    ...(name === 'b' && chance.is(0.06) ? { status: 'suspended' as const } : {}),
    ...optional('role', chance.is(0.5) ? chance.one(draw.roles) : undefined),
    bindings: bindings(draw, 0, 2),
    ...optional('boundary', chance.is(0.08) ? boundary(draw) : undefined),
    ...optional('attributes', chance.is(0.4) ? attributes(chance) : undefined),
  };
}

export function token(draw: Draw, name: string): PlainToken {
  const { chance } = draw;
  const own = chance.is(0.5) ? bindings(draw, 1, 2) : [];
  return {
    kind: 'Token',
    name,
    owner: chance.one(owners),
    ...(own.length === 0 ? { inherit: true } : { bindings: own }),
    ...optional('scopes', chance.is(0.4) ? statements(draw) : undefined),
    ...optional('expires', chance.is(0.06) ? chance.one(dates) : undefined),
    ...optional('revoked', chance.is(0.05) ? true : undefined),
  };
}

export function team(draw: Draw, name: string): PlainTeam {
  const { chance } = draw;
  const people = ['a', 'b', 'service-account/ab'].filter(() => chance.is(0.5));
  return {
    kind: 'Team',
    name,
    members: people.map((each) => teamMember(chance, each)),
    bindings: bindings(draw, 0, 2),
  };
}

export function teamMember(chance: Chance, member: string): WrittenTeamMember {
  const dated = period(chance);
  return Object.keys(dated).length === 0 ? member : { member, ...dated };
}

function withParents(documents: readonly PlainDocument[], chance: Chance): readonly PlainDocument[] {
  const has = (name: string) => documents.some((each) => each.kind === 'Team' && each.name === name);
  const isNested = has('a') && has('b') && chance.is(0.6);
  return documents.map((each) =>
    isNested && each.kind === 'Team' && each.name === 'b' ? { ...each, parent: 'a' } : each,
  );
}

function ledger(draw: Draw): Omit<Loose<PlainWorld>, 'documents'> {
  const { chance, policies } = draw;
  if (chance.is(0.8)) return {};
  const published = policies.flatMap((name) =>
    chance.is(0.8) ? [[name, chance.many(1, 2, () => statements(draw))] as const] : [],
  );
  const expected = published.flatMap(([name, { length }]) =>
    chance.is(0.4) ? [[name, length + 1] as const] : [],
  );
  return { published: Object.fromEntries(published), expected: Object.fromEntries(expected) };
}
