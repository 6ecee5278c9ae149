import type { Chance } from '../../../access/enumerated/chance.ts';
import type { Doc } from './documents.ts';

/** Numbers of accounts on GitHub by who has them at first; nobody has the last two. */
export const accounts = { ana: 101, bob: 102, carla: 103, dave: 104, eve: 105, mallory: 106, trent: 107 };
export const start = Date.parse('2026-06-01T12:00:00Z');

export const actions = ['billing:read', 'billing:refund', 'billing:export', 'docs:view', 'docs:purge'];
export const resources = ['*', 'krn:k:docs:acme:hr/1', 'krn:k:docs:acme:it/1'];

/** A moment near the start of a story, some seconds to some days off. */
export function someTime(chance: Chance): string {
  const hours = chance.one([-48, 1, 2, 6, 12, 24, 48, 2400]);
  return new Date(start + hours * 3_600_000).toISOString().replace('.000Z', 'Z');
}

export function period(chance: Chance): Readonly<Record<string, string>> {
  const [a, b] = [someTime(chance), someTime(chance)].sort() as [string, string];
  const shape = chance.below(10);
  if (shape < 6 || a === b) return {};
  if (shape === 6) return { starts: a };
  return shape === 7 ? { starts: a, expires: b } : { expires: b };
}

const patterns = ['*', 'krn:k:docs:{org_id}:*', 'krn:k:docs:{org_id}:hr/*', 'krn:k:docs:acme:it/1'];

export const roleNames = ['reader', 'refunder', 'keeper', 'mixed'];
export const policyNames = ['p1', 'p2'];

export function binding(chance: Chance, roles: readonly string[] = roleNames): unknown {
  const role = chance.one(roles);
  const on = chance.is(0.25) ? { on: [chance.one(patterns.slice(1))] } : {};
  const dates = period(chance);
  return Object.keys(on).length + Object.keys(dates).length === 0 && chance.is(0.7)
    ? role
    : { role, ...on, ...dates };
}

export function bindings(chance: Chance, most: number, roles: readonly string[] = roleNames) {
  const found = chance.many(0, most, () => binding(chance, roles));
  const keyOf = (each: unknown) =>
    typeof each === 'string'
      ? each
      : (({ role, on }) => `${role} ${on}`)(each as { role: string; on: string });
  const unique = found.filter(
    (each, at) => found.findIndex((other) => keyOf(other).trim() === keyOf(each).trim()) === at,
  );
  return unique.filter(
    (each, at) => unique.findIndex((o) => keyOf(o).split(' ')[0] === keyOf(each).split(' ')[0]) === at,
  );
}

export function statement(chance: Chance): unknown {
  const named = chance.many(1, 2, () => chance.one([...actions, 'billing:*', 'docs:*']));
  return {
    effect: chance.is(0.75) ? 'allow' : 'deny',
    actions: [...new Set(named)],
    ...(chance.is(0.6) ? {} : { resources: [chance.one(patterns)] }),
    ...(chance.is(0.85)
      ? {}
      : {
          conditions: {
            'ForAnyValue:StringEquals': { 'principal.teams': chance.one(['sup', 'sub', 'sec']) },
          },
        }),
  };
}

export function policy(chance: Chance, name: string): Doc {
  return { kind: 'Policy', name, statements: chance.many(1, 2, () => statement(chance)) };
}

export function role(chance: Chance, name: string): Doc {
  const usual: Readonly<Record<string, readonly string[]>> = {
    reader: ['billing:read', 'docs:view'],
    refunder: ['billing:refund'],
    keeper: ['docs:purge'],
  };
  const permissions =
    chance.is(0.7) && usual[name] !== undefined
      ? usual[name]
      : [...new Set(chance.many(0, 2, () => chance.one([...actions, 'billing:*', 'docs:*'])))];
  const policies = [...new Set(chance.many(0, 1, () => chance.one(policyNames)))];
  return {
    kind: 'Role',
    name,
    permissions,
    ...(name === 'mixed' || chance.is(0.3) ? { policies } : {}),
  };
}

export function teamMember(chance: Chance, member: string): unknown {
  const dates = period(chance);
  return Object.keys(dates).length === 0 ? member : { member, ...dates };
}

export function team(
  chance: Chance,
  name: string,
  parents: readonly string[],
  names: readonly string[],
): Doc {
  const people = names.filter(() => chance.is(0.5));
  return {
    kind: 'Team',
    name,
    ...(parents.length > 0 && chance.is(0.4) ? { parent: chance.one(parents) } : {}),
    members: people.map((each) => teamMember(chance, each)),
    bindings: bindings(chance, 2),
  };
}

export function member(chance: Chance, name: keyof typeof accounts): Doc {
  return {
    kind: 'Member',
    name,
    ...(chance.is(0.92) ? { identities: { github: { login: name, id: accounts[name] } } } : {}),
    ...(chance.is(0.1) ? { status: 'suspended' } : {}),
    ...(chance.is(0.2) ? { role: chance.one(roleNames) } : {}),
    ...(chance.is(0.4) ? { bindings: bindings(chance, 2) } : {}),
  };
}

export function guardrail(chance: Chance, name: string): Doc {
  const gains = chance.one<unknown>([
    { actions: ['*'], privileged: true },
    { actions: ['*'], privileged: true },
    { actions: ['billing:*'], privileged: true },
    { actions: ['docs:purge'], resources: ['krn:k:docs:{org_id}:hr/*'] },
    { actions: ['billing:refund', 'docs:purge'] },
  ]);
  return {
    kind: 'Guardrail',
    name,
    approval: {
      gains,
      by: chance.one([['team/sec'], ['team/sec'], ['member/bob'], ['team/sec', 'member/dave']]),
      ...(chance.is(0.3) ? { count: 2 } : {}),
    },
  };
}

export function service(chance: Chance): readonly Doc[] {
  return [
    {
      kind: 'Service',
      name: 'billing',
      actions: { read: {}, refund: { privileged: true }, export: chance.is(0.5) ? { privileged: true } : {} },
    },
    {
      kind: 'Service',
      name: 'docs',
      resourceTypes: { doc: 'krn:k:docs:{org_id}:*' },
      actions: { view: { resources: ['doc'] }, purge: { resources: ['doc'], privileged: true } },
    },
  ];
}

/** One who approves all that matters, so that teams may change and nobody comes to approve. */
const calm: Doc = {
  kind: 'Guardrail',
  name: 'g1',
  approval: { gains: { actions: ['*'], privileged: true }, by: ['member/bob'] },
};

/** What an organization declares first: little, of much that there may be. */
export function firstFiles(chance: Chance, isCalm: boolean): readonly Doc[] {
  const names = (['ana', 'bob', 'carla', 'dave', 'eve'] as const).filter(
    (name) => name === 'bob' || chance.is(0.6),
  );
  const [first = 'bob'] = names;
  const teams = chance.one([[], ['sup'], ['sup', 'sub']]);
  const all = [
    {
      kind: 'Organization',
      name: 'acme',
      id: 'acme',
      ...(chance.is(0.1) ? { membership: { organizationRole: { default: 'reader' } } } : {}),
      ...(chance.is(0.05) ? { boundary: ['p1'] } : {}),
    },
    ...service(chance),
    ...policyNames.filter(() => chance.is(0.5)).map((name) => policy(chance, name)),
    ...roleNames.filter(() => chance.is(0.7)).map((name) => role(chance, name)),
    ...names.map((name) => member(chance, name)),
    ...(chance.is(0.2)
      ? [{ kind: 'ServiceAccount', name: 'ci', owner: `member/${first}`, bindings: bindings(chance, 1) }]
      : []),
    ...(chance.is(0.3)
      ? [{ kind: 'Token', name: 'k1', owner: `member/${chance.one(names)}`, inherit: true }]
      : []),
    team(chance, 'sec', [], names),
    ...teams.map((name, at) => team(chance, name, ['sec', ...teams.slice(0, at)], names)),
    ...(isCalm ? [calm] : [guardrail(chance, 'g1')]),
    ...(chance.is(0.3) ? [guardrail(chance, 'g2')] : []),
  ];
  return all;
}
