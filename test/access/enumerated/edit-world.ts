import type {
  PlainBinding,
  PlainDocument,
  PlainMember,
  PlainPolicy,
  PlainRole,
  PlainService,
  PlainStatement,
  PlainTeam,
  PlainToken,
  PlainWorld,
  PlainZone,
} from '../naive/documents.ts';
import type { Chance } from './chance.ts';
import { rephrase } from './rephrase.ts';
import { smallAction, smallConditions, smallPattern, smallStatement } from './small-statements.ts';
import {
  attributes,
  binding,
  boundary,
  type Draw,
  keyOf,
  member,
  owners,
  period,
  policy,
  reference,
  role,
  statements,
  team,
  teamMember,
  token,
  typePatterns,
  zoneResources,
} from './small-world.ts';

/** What an edit makes of one document; undefined: it goes. */
type Edit<D> = (document: D, draw: Draw) => PlainDocument | undefined;

/** The world after one to three edits, such as people make. */
export function editedWorld(world: PlainWorld, chance: Chance): PlainWorld {
  let edited = world;
  for (let left = chance.one([1, 1, 1, 2, 3]); left > 0; left -= 1)
    edited = editOnce(edited, drawOf(edited, chance));
  return edited;
}

function drawOf({ documents }: PlainWorld, chance: Chance): Draw {
  const named = (kind: PlainDocument['kind']) =>
    documents.flatMap((each) => (each.kind === kind ? [each.name] : []));
  const service = documents.find((each) => each.kind === 'Service') as PlainService;
  return {
    chance,
    keys: Object.keys(service.conditionKeys ?? {}).map((key) => `s.${key}`),
    roles: named('Role'),
    policies: named('Policy'),
    zones: named('Zone'),
  };
}

function editOnce(world: PlainWorld, draw: Draw): PlainWorld {
  const { chance } = draw;
  if (chance.is(0.06)) return added(world, draw);
  if (world.published !== undefined && chance.is(0.3)) return published(world, draw);
  const kinds = [...often].filter((kind) => world.documents.some((each) => each.kind === kind));
  const kind = chance.one(kinds);
  const chosen = chance.one(world.documents.filter((each) => each.kind === kind));
  const edit = chance.one(editsOf[chosen.kind] as readonly Edit<PlainDocument>[]);
  return {
    ...world,
    documents: world.documents.flatMap((each) => (each === chosen ? (edit(each, draw) ?? []) : [each])),
  };
}

const often: readonly PlainDocument['kind'][] = [
  ...([
    'Policy',
    'Policy',
    'Policy',
    'Policy',
    'Policy',
    'Policy',
    'Role',
    'Role',
    'Member',
    'Member',
  ] as const),
  ...(['Team', 'Team', 'Token', 'ServiceAccount', 'Zone', 'Service', 'Organization'] as const),
];

function added(world: PlainWorld, draw: Draw): PlainWorld {
  const all = [member(draw, 'ab'), token(draw, 'ab'), team(draw, 'ab'), role(draw, 'r4'), policy(draw, 'p4')];
  const some = all.filter(
    ({ kind, name }) => !world.documents.some((each) => each.kind === kind && each.name === name),
  );
  return some.length === 0 ? world : { ...world, documents: [...world.documents, draw.chance.one(some)] };
}

/** A version more, or the text of the file about to be one. */
function published(world: PlainWorld, draw: Draw): PlainWorld {
  const name = draw.chance.one(draw.policies);
  const versions = world.published?.[name] ?? [];
  if (draw.chance.is(0.5))
    return {
      ...world,
      published: { ...world.published, [name]: [...versions, statements(draw)] },
      expected: {},
    };
  return { ...world, expected: { ...world.expected, [name]: versions.length + 1 } };
}

function changeOne<T>(all: readonly T[], { chance }: Draw, change: (one: T) => T): readonly T[] {
  const at = chance.below(all.length);
  return all.map((each, index) => (index === at ? change(each) : each));
}

function withoutOne<T>(all: readonly T[], { chance }: Draw): readonly T[] {
  const at = chance.below(all.length);
  return all.filter((_, index) => index !== at);
}

function editStatement(statement: PlainStatement, { chance, keys }: Draw): PlainStatement {
  const { conditions, ...rest } = statement;
  const { resources, notResources, ...whereverElse } = statement;
  switch (chance.below(7)) {
    case 0:
      return { ...statement, effect: statement.effect === 'allow' ? 'deny' : 'allow' };
    case 1:
      return rest;
    case 2:
      return { ...rest, conditions: smallConditions(chance, keys) ?? { Bool: { 'principal.mfa': true } } };
    case 3:
      return { ...whereverElse, resources: [...new Set([...(resources ?? []), smallPattern(chance)])] };
    case 4:
      return {
        ...whereverElse,
        ...(notResources === undefined ? {} : {}),
        resources: [smallPattern(chance)],
      };
    case 5:
      return statement.actions === undefined
        ? statement
        : { ...statement, actions: [...new Set([...statement.actions, smallAction(chance)])] };
    default:
      return smallStatement(chance, keys);
  }
}

type Holder = PlainMember | PlainToken | PlainTeam;

function bound<D extends Holder>(
  document: D,
  change: (own: readonly PlainBinding[]) => readonly PlainBinding[],
): D {
  const changed = change((document.bindings ?? []) as readonly PlainBinding[]);
  return { ...document, bindings: [...new Map(changed.map((each) => [keyOf(each), each])).values()] };
}

const bindingEdits: readonly Edit<PlainMember | PlainTeam>[] = [
  (each, draw) => bound(each, (own) => [...own, binding(draw)]),
  (each, draw) => bound(each, (own) => withoutOne(own, draw)),
  (each, draw) =>
    bound(each, (own) => changeOne(own, draw, (one) => ({ ...one, role: draw.chance.one(draw.roles) }))),
  (each, draw) =>
    bound(each, (own) =>
      changeOne(own, draw, ({ role, zone, on }) =>
        dated({ role, ...(zone === undefined ? {} : { zone }), ...(on === undefined ? {} : { on }) }, draw),
      ),
    ),
  (each, draw) =>
    bound(each, (own) => changeOne(own, draw, (one) => ({ ...one, on: [smallPattern(draw.chance)] }))),
];

function dated(own: PlainBinding, { chance }: Draw): PlainBinding {
  return { ...own, ...period(chance), ...(chance.is(0.5) ? { expires: '2026-01-02' } : {}) };
}

const personEdits: readonly Edit<PlainMember>[] = [
  ...(bindingEdits as readonly Edit<PlainMember>[]),
  (each, { chance, roles }) => ({ ...each, role: chance.one(roles) }),
  ({ role: _, ...each }) => each,
  (each, draw) => ({ ...each, boundary: boundary(draw) }),
  ({ boundary: _, ...each }) => each,
  (each, { chance }) => ({ ...each, attributes: attributes(chance) ?? {} }),
];

const editsOf: {
  readonly [K in PlainDocument['kind']]: readonly Edit<Extract<PlainDocument, { kind: K }>>[];
} = {
  Policy: [
    (each, draw) => ({
      ...each,
      statements: changeOne(each.statements, draw, (one) => editStatement(one, draw)),
    }),
    (each, draw) => ({
      ...each,
      statements: changeOne(each.statements, draw, (one) => editStatement(one, draw)),
    }),
    (each, draw) => ({ ...each, statements: [...each.statements, smallStatement(draw.chance, draw.keys)] }),
    (each, draw) =>
      each.statements.length < 2 ? each : { ...each, statements: withoutOne(each.statements, draw) },
    (each, draw) => rephrase(each, draw.chance),
    (each, { chance }) => ({ ...each, defaultVersion: chance.one([1, 2]) }),
  ] as readonly Edit<PlainPolicy>[],
  Role: [
    (each, draw) => ({ ...each, policies: [...new Set([...(each.policies ?? []), reference(draw)])] }),
    (each, draw) => ({ ...each, policies: boundary(draw) }),
    (each, draw) => ({ ...each, policies: withoutOne(each.policies ?? [], draw) }),
    (each, { chance }) => ({ ...each, permissions: [smallAction(chance)] }),
    ({ permissions: _, ...each }) => each,
    (each) => ({ ...each, reachesZones: each.reachesZones !== true }),
  ] as readonly Edit<PlainRole>[],
  Member: [
    ...personEdits,
    // Whoever owns something stays, and is active.
    (each) =>
      each.name === 'b'
        ? { ...each, status: each.status === 'suspended' ? ('active' as const) : ('suspended' as const) }
        : each,
    (each) => (each.name === 'ab' ? undefined : each),
    (each) => (each.name === 'ab' ? { ...each, name: 'c', previously: ['ab'] } : each),
  ],
  ServiceAccount: personEdits as unknown as readonly Edit<
    Extract<PlainDocument, { kind: 'ServiceAccount' }>
  >[],
  Token: [
    ({ inherit: _, ...each }, draw) => bound(each, (own) => [...own, binding(draw)]),
    ({ bindings: _, ...each }) => ({ ...each, inherit: true }),
    (each, draw) => ({ ...each, scopes: statements(draw) }),
    ({ scopes: _, ...each }) => each,
    (each) => ({ ...each, revoked: each.revoked !== true }),
    (each, { chance }) => ({ ...each, expires: chance.one(['2026-01-01', '2026-01-02', '2025-12-01']) }),
    (each, { chance }) => ({ ...each, owner: chance.one(owners) }),
    () => undefined,
  ] as readonly Edit<PlainToken>[],
  Team: [
    ...(bindingEdits as readonly Edit<PlainTeam>[]),
    (each, draw) => ({ ...each, members: [...people(each, 'a'), teamMember(draw.chance, 'a')] }),
    (each, draw) => ({ ...each, members: withoutOne(each.members ?? [], draw) }),
    (each, draw) => ({
      ...each,
      members: [...people(each, 'service-account/ab'), teamMember(draw.chance, 'service-account/ab')],
    }),
    ({ parent: _, ...each }) => each,
  ],
  Zone: [
    (each, { chance }) => ({ ...each, resources: zoneResources(chance, each.name) }),
    (each) => ({ ...each, isolated: each.isolated !== true }),
  ] as readonly Edit<PlainZone>[],
  Service: [
    (each, { chance }) => ({
      ...each,
      actions: {
        ...each.actions,
        [chance.one(['a', 'ab', 'b'])]: { resources: [chance.one(['t', 'u', 'any'])] },
      },
    }),
    (each, { chance }) => ({
      ...each,
      resourceTypes: { ...each.resourceTypes, u: chance.one(typePatterns) },
    }),
    (each) => ({ ...each, actions: { ...each.actions, aaa: { resources: ['t'] } } }),
    (each) => ({ ...each, conditionKeys: { ...each.conditionKeys, n: 'number' } }),
  ] as readonly Edit<PlainService>[],
  Organization: [
    (each, draw) => ({ ...each, boundary: boundary(draw) }),
    ({ boundary: _, ...each }) => each,
    (each, { chance, roles }) => ({
      ...each,
      membership: { organizationRole: { default: chance.one(roles) } },
    }),
    ({ membership: _, ...each }) => each,
  ],
};

function people(
  { members = [] }: PlainTeam,
  without: string,
): readonly NonNullable<PlainTeam['members']>[number][] {
  return members.filter((each) => (typeof each === 'string' ? each : each.member) !== without);
}
