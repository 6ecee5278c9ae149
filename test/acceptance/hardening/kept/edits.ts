import type { Random } from '../random.ts';
import { type Declared, policy, role, type Written } from './declared.ts';

/** What a person does to the files of an organization in one go. */
export type Edit = (files: Declared, random: Random) => void;

const dates = ['2026-10-01T00:00:00Z', '2026-11-22T12:00:00Z', '2026-12-24', '2027-06-30', '2031-01-01'];

const odd: readonly unknown[] = [
  -0,
  Infinity,
  1e21,
  0.1,
  2 ** 53,
  '',
  'ÿ',
  '\u{1f3b6}',
  '\ud83c\udfb6x',
  { constructor: 1, toString: [null] },
  { 10: 'a', 9: 'b', b: 1, a: 2 },
  [[]],
  null,
  true,
  '1',
  '2026-01-01',
  'yes',
  '~',
];

function ofKind(files: Declared, ...kinds: readonly string[]): readonly Written[] {
  return [...files.values()].flat().filter(({ kind }) => kinds.includes(kind));
}

/** Does it to one document of some kinds, if there is any. */
function to(
  kinds: readonly string[],
  change: (document: Written, random: Random, files: Declared) => void,
): Edit {
  return (files, random) => {
    const found = ofKind(files, ...kinds);
    if (found.length > 0) change(random.pick(found), random, files);
  };
}

const holders = ['Member', 'Team', 'ServiceAccount', 'Token'];

const binding = (random: Random): unknown => {
  const name = random.pick(['r0', 'r1', 'r2', 'player', 'guest', 'r99']);
  if (random.below(2) === 0) return name;
  const zone = random.below(3) === 0 ? { zone: random.pick(['vault', 'stage']) } : {};
  const starts = random.below(3) === 0 ? { starts: random.pick(dates) } : {};
  const expires = random.below(2) === 0 ? { expires: random.pick(dates) } : {};
  return { role: name, ...zone, ...starts, ...expires, reason: 'because' };
};

function list(document: Written, field: string): unknown[] {
  return Array.isArray(document[field]) ? (document[field] as unknown[]) : [];
}

function remove(files: Declared, document: Written): void {
  for (const [path, documents] of files)
    files.set(
      path,
      documents.filter((each) => each !== document),
    );
}

/** All that stands for the name elsewhere follows, or does not. */
function rename(document: Written, name: string, random: Random, files: Declared): void {
  const before = document.name;
  if (random.below(4) > 0) document.previously = [before, ...list(document, 'previously')];
  document.name = name;
  if (random.below(4) === 0) return;
  for (const team of ofKind(files, 'Team'))
    team.members = list(team, 'members').map((each) => (each === before ? name : each));
  for (const each of ofKind(files, ...holders, 'Role'))
    for (const field of ['bindings', 'policies'])
      if (each[field] !== undefined)
        each[field] = list(each, field).map((one) => (one === before ? name : one));
}

export const edits: Readonly<Record<string, Edit>> = {
  bind: to(holders, (document, random) => {
    document.bindings = [...list(document, 'bindings'), binding(random)];
  }),
  unbind: to(holders, (document) => {
    delete document.bindings;
  }),
  'a role of a member': to(['Member'], (document, random) => {
    document.role = random.pick(['guest', 'player', 'director', 'r1']);
  }),
  'a status': to(['Member', 'ServiceAccount'], (document, random) => {
    document.status = random.pick(['active', 'suspended']);
  }),
  'a person of a team': to(['Team'], (document, random) => {
    const member = `m${random.below(75)}`;
    const period = random.below(3) === 0 ? { member, expires: random.pick(dates) } : member;
    document.members = [...list(document, 'members'), period];
  }),
  'a parent': to(['Team'], (document, random) => {
    if (random.below(3) === 0) delete document.parent;
    else document.parent = `t${random.below(14)}`;
  }),
  'a boundary': to(['Member', 'ServiceAccount'], (document, random) => {
    document.boundary = [random.pick(['p0', 'p1', 'p1@1', 'p2@7'])];
  }),
  odd: to(['Member', 'ServiceAccount'], (document, random) => {
    document.attributes = { [random.pick(['desk', 'constructor', 'a b', 'ä', '7'])]: random.pick(odd) };
  }),
  'an e-mail address': to(['Member'], (document, random) => {
    document.email = random.pick(['ada@hall.example', 'm1@hall.example', 'x@elsewhere.example']);
  }),
  'an id': to(['Member', 'Role', 'Token'], (document, random) => {
    document.id = random.pick(['one', 'm3', 'r2', 'two']);
  }),
  gone: to([...holders, 'Role', 'Policy', 'Zone', 'Guardrail'], (document, _, files) =>
    remove(files, document),
  ),
  'the whole of a file': (files, random) => {
    files.delete(random.pick([...files.keys()].filter((path) => path !== 'bylaw.yaml')));
  },
  new: (files, random) => {
    const at = 70 + random.below(20);
    const path = `organizations/hall/new/${random.below(9)}.yaml`;
    const made = random.pick<Written>([
      { kind: 'Member', name: `m${at}`, email: `m${at}@hall.example` },
      { kind: 'Team', name: `t${at}`, members: [`m${random.below(70)}`] },
      role(`r${random.below(12)}`, ['scores:read']),
      policy(`p${random.below(12)}`, random),
      {
        kind: 'AccessTest',
        name: `x${at}`,
        whoCan: [{ action: 'scores:read', resource: 'krn:hall:scores:hall:score/1', is: ['member/m0'] }],
      },
      { kind: 'Zone', name: `z${at}`, resources: [`krn:hall:scores:{org_id}:score/z-${at}`], isolated: true },
    ]);
    files.set(path, [...(files.get(path) ?? []), made]);
  },
  moved: to([...holders, 'Role', 'Policy', 'Zone'], (document, random, files) => {
    remove(files, document);
    const path = `organizations/hall/moved/${random.pick(['a', 'b', 'ä b', 'constructor'])}.yaml`;
    files.set(path, [...(files.get(path) ?? []), document]);
  }),
  'the order of a file': (files, random) => {
    const path = random.pick([...files.keys()]);
    files.set(path, [...(files.get(path) ?? [])].reverse());
  },
  renamed: to(['Member', 'Team', 'Role', 'Policy', 'Token'], (document, random, files) => {
    rename(document, `${document.name[0]}${200 + random.below(50)}`, random, files);
  }),
  statements: to(['Policy'], (document, random) => {
    document.statements = policy('', random).statements;
  }),
  'a pin': to(['Policy'], (document, random) => {
    if (random.below(2) === 0) delete document.defaultVersion;
    else document.defaultVersion = 1 + random.below(3);
  }),
  'a pin of a role': to(['Role'], (document, random) => {
    if (document.policies !== undefined) document.policies = [random.pick(['p0@1', 'p1', 'p2@2', 'p3'])];
  }),
  zone: to(['Zone'], (document, random) => {
    const principal = random.pick([
      `member/m${random.below(70)}`,
      `team/t${random.below(14)}`,
      'service-account/s0',
    ]);
    document.bindings = [...list(document, 'bindings'), { principal, role: random.pick(['player', 'r0']) }];
    if (random.below(4) === 0) document.roles = { oneOf: ['player', 'r0'] };
  }),
  service: to(['Service'], (document, random) => {
    const actions = document.actions as Record<string, unknown>;
    if (random.below(2) === 0) delete actions.mark;
    else actions.mark = { access: random.pick(['write', 'admin']), resources: ['score'] };
  }),
  token: to(['Token'], (document, random) => {
    if (random.below(2) === 0) document.revoked = true;
    else document.expires = random.pick(dates);
  }),
  'the organization': to(['Organization'], (document, random) => {
    const membership = (document.membership ?? {}) as Record<string, unknown>;
    const change = random.pick<Record<string, unknown>>([
      { organizationRole: { required: true, default: 'player', oneOf: ['guest', 'player'] } },
      { organizationRole: { default: 'guest' } },
      { requireReason: true },
      { requireReason: false },
      { memberLimit: 30 },
      { memberLimit: 300 },
      { invite: { domains: ['hall.example'] } },
    ]);
    document.membership = { ...membership, ...change };
    document.boundary = random.below(3) === 0 ? ['p0'] : undefined;
    document.uses = random.pick([['*.yaml'], ['*.yaml'], ['roles.yaml', 'scores.yaml'], ['roles.yaml']]);
  }),
  'the target': to(['Target'], (document, random) => {
    Object.assign(
      document,
      random.pick<object>([
        { mode: 'additive' },
        { mode: 'strict' },
        { manages: undefined },
        { manages: ['organization', 'member', 'team', 'role', 'policy', 'service', 'zone'] },
        { manages: ['member', 'role', 'policy'] },
        { guards: { 'lost-members': { share: 0.5, floor: 9 } } },
        { protected: ['member/m1'] },
        { enabled: false },
        { enabled: true },
        { settings: { colour: random.pick(['red', 'blue']) } },
        { caller: 'member/m0' },
      ]),
    );
  }),
  'another target': (files, random) => {
    const path = 'organizations/hall/second.yaml';
    if (files.delete(path)) return;
    files.set(path, [
      { kind: 'Target', name: 'second', provider: 'directory', mode: random.pick(['strict', 'additive']) },
    ]);
  },
  guardrail: to(['Guardrail'], (document, random) => {
    document.limit = { actions: ['scores:mark'], holders: { min: 0, max: random.pick([0, 1, 900]) } };
  }),
  'a waiver': to(['Organization'], (document, random) => {
    document.waivers =
      random.below(2) === 0 ? undefined : [{ code: 'lint/unused-role', of: 'role/r1', reason: 'kept' }];
  }),
  'bylaw.yaml': to(['Repository'], (document, random) => {
    Object.assign(
      document,
      random.pick<object>([
        { organizations: ['organizations/*'] },
        { organizations: ['organizations/hall'] },
        { organizations: ['organizations/{hall,annexe}'] },
        { ledger: { ref: 'bylaw/ledger' } },
        { ledger: { ref: 'bylaw/other' } },
        { ledger: undefined },
      ]),
    );
  }),
};
