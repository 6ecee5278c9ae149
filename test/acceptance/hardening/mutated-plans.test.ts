import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { BylawError } from '../../../src/diagnostic/bylaw-error.ts';
import { readableJson } from '../../../src/digest/canonical-json.ts';
import type { ApplyResult } from '../../../src/operations/apply-result.ts';
import { changeDigest, setDigest } from '../../../src/plan/change-digest.ts';
import type { Change } from '../../../src/plan/plan.ts';
import { chosenSeed } from '../../chosen-seed.ts';
import {
  type Library,
  members,
  openLibrary,
  organization,
  policy,
  start,
  target,
  team,
} from '../../operations/library.ts';
import { times } from './counts.ts';
import { type Experiment, examinePlan, type Snapshot } from './examine-plan.ts';
import { mutateJson } from './mutate-json.ts';
import { spend } from './own-time.ts';
import { randomFrom } from './random.ts';

/** Another organization in the same repository, with a target of the same name. */
const museum = {
  'organizations/museum/organization.yaml': organization('museum'),
  'organizations/museum/target.yaml': target(),
  'organizations/museum/members.yaml': members('dora', 'ben'),
  'organizations/museum/roles.yaml': start['organizations/library/roles.yaml']?.replace(
    '  - {name: librarian, policies: [lend-books]}\n',
    '',
  ) as string,
  'organizations/museum/service.yaml': start['organizations/library/service.yaml'] as string,
  'organizations/museum/guards.yaml': team('guards', ['ben']),
};

const scopes = [
  { organization: 'library', target: 'catalogue' },
  { organization: 'museum', target: 'catalogue' },
] as const;

/** Something of each kind is left to do: created, updated, removed, renamed in a list, published anew. */
async function stage(backend: string): Promise<{ library: Library; texts: readonly string[] }> {
  const alone = mkdtempSync(join(tmpdir(), 'bylaw-plans-'));
  vi.stubEnv('TMPDIR', alone);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(alone, { recursive: true, force: true });
  });
  const library = await openLibrary({ ...start, ...museum }, { BYLAW_GIT: backend });
  expect((await library.apply()).status).toBe('applied');
  library.edit({
    'organizations/library/members.yaml': members('ada', 'ben', 'cleo', 'eve'),
    'organizations/library/desk.yaml': team('desk', ['eve'], 'bindings: [librarian]', 'description: Lends'),
    'organizations/library/stacks.yaml': null,
    'organizations/library/cellar.yaml': team('cellar', ['cleo', 'ben']),
    'organizations/library/lend-books.yaml': policy('lend-books', 'books:*'),
    'organizations/museum/members.yaml': members('dora', 'ben', 'finn'),
  });
  const whole = await library.plan();
  const part = await library.plan({ only: ['team:library/desk'] });
  const one = await library.plan({ organizations: ['museum'] });
  return { library, texts: [whole, part, one].map(({ plan }) => readableJson(plan as never)) };
}

async function experimentOn(library: Library): Promise<Experiment> {
  const ref = join(library.folder, '.git/refs/heads/bylaw/ledger');
  const tip = readFileSync(ref, 'utf8');
  const held = scopes.map((scope) => new Map(library.system.entries(scope)));
  async function look(): Promise<Snapshot> {
    const systems = scopes.flatMap((scope) =>
      [...library.system.entries(scope)].map(
        ([address, value]) => [`${scope.organization}: ${address}`, JSON.stringify(value)] as const,
      ),
    );
    return new Map([...systems, ['ledger', readFileSync(ref, 'utf8')]]);
  }
  async function reset(): Promise<void> {
    for (const [i, scope] of scopes.entries()) library.system.put(scope, held[i] ?? new Map());
    if (readFileSync(ref, 'utf8') === tip) return;
    writeFileSync(ref, tip);
    rmSync(join(library.folder, '.git/bylaw/seen.json'), { force: true });
  }
  const before = await look();
  expect((await library.apply()).status).toBe('applied');
  const after = await look();
  await reset();
  return { before, after, look, reset, apply: (planText) => library.apply({ planText }) };
}

/** Fits the digests to what the plan says, as whoever forges one would. */
function forge(value: unknown): void {
  const plan = value as {
    sections: { organization: string; target: string; changes: Change[] }[];
    changeDigest: string;
  };
  for (const { organization, target, changes } of plan.sections) {
    for (const [i, change] of changes.entries())
      changes[i] = { ...change, digest: changeDigest({ organization, target, ...change }) };
  }
  plan.changeDigest = setDigest(plan.sections.flatMap(({ changes }) => changes));
}

describe.each([
  ['native', times(2_000, 25)],
  ['isomorphic', times(8_000, 100)],
])('mutated plans, %s', (backend, count) => {
  it(`never apply what a fresh plan lacks, in ${count} of them`, {
    timeout: times(3_600_000, 900_000),
  }, async () => {
    const { library, texts } = await stage(backend);
    const experiment = await experimentOn(library);
    const status = library.git('status', '--porcelain', '--ignored');
    const seed = chosenSeed();
    for (let i = 0; i < count; i++) {
      const random = randomFrom(seed + i);
      const text = mutateJson(random, random.pick(texts), forge);
      const problem = await examinePlan(experiment, text);
      if (problem !== undefined)
        throw new Error(`BYLAW_SEED=${seed + i}: ${problem}\n${text.slice(0, 20_000)}`);
    }
    expect(library.git('status', '--porcelain', '--ignored')).toBe(status);
    expect(readdirSync(dirname(library.folder))).toEqual([basename(library.folder)]);
    library.git('fsck', '--strict');
  });
});

describe('what looks at them', () => {
  const before = new Map([
    ['a', '1'],
    ['ledger', 'x'],
  ]);
  const after = new Map([
    ['a', '2'],
    ['b', '1'],
    ['ledger', 'y'],
  ]);
  function fake(result: Partial<ApplyResult> | Error, found: Snapshot): Experiment {
    const apply = async () => {
      if (result instanceof Error) throw result;
      return { refusals: [], sections: [], ...result } as unknown as ApplyResult;
    };
    return { before, after, apply, look: async () => found, reset: async () => {} };
  }

  it.each([
    ['a crash', fake(new TypeError('x is not a function'), before), 'it crashed: TypeError'],
    ['an error without a hint', fake(new BylawError('git/failed', 'why'), before), 'has no hint'],
    ['a refusal without a reason', fake({ status: 'refused' }, before), 'without a reason'],
    ['a write of what was refused', fake({ status: 'refused', refusals: ['no'] }, after), 'but a became 2'],
    [
      'an entry of what was refused',
      fake({ status: 'declined' }, new Map([...before, ['ledger', 'z']])),
      'ledger',
    ],
    [
      'a change that no fresh plan has',
      fake({ status: 'applied' }, new Map([...after, ['c', '1']])),
      'it made c 1',
    ],
  ])('notices %s', async (_, experiment, problem) => {
    expect(await examinePlan(experiment, '')).toContain(problem);
  });

  it('lets pass what a fresh plan has a part of', async () => {
    const found = new Map([
      ['a', '2'],
      ['ledger', 'w'],
    ]);
    expect(await examinePlan(fake({ status: 'applied' }, found), '')).toBeUndefined();
  });

  it('notices a hang', async () => {
    const slow = fake({ status: 'applied' }, after);
    const apply = async (text: string): Promise<ApplyResult> => {
      spend(60);
      return slow.apply(text);
    };
    expect(await examinePlan({ ...slow, apply, longest: 50 }, '')).toContain('it took');
  });
});
