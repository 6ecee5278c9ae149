import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { BylawError } from '../../../src/diagnostic/bylaw-error.ts';
import { auditShow } from '../../../src/operations/audit-show.ts';
import { log } from '../../../src/operations/log.ts';
import { chosenSeed } from '../../chosen-seed.ts';
import { catalogue, type Library, members, openLibrary, policy, team } from '../../operations/library.ts';
import { times } from './counts.ts';
import { toldWell } from './examine-plan.ts';
import { type Forge, openForge, readChain } from './forge.ts';
import { type Bystanders, mutateLedger } from './mutate-ledger.ts';
import { nastyStrings } from './nasty-json.ts';
import { ownTime } from './own-time.ts';
import { type Random, randomFrom } from './random.ts';

const branch = 'bylaw/ledger';
/** Longer than this, three times in a row, is a hang. */
const longest = 1_000;

/** A library with entries of every kind, of which the last may be an intent that has no result. */
async function stage(backend: string, isOpen: boolean): Promise<Library> {
  const alone = mkdtempSync(join(tmpdir(), 'bylaw-ledgers-'));
  vi.stubEnv('TMPDIR', alone);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(alone, { recursive: true, force: true });
  });
  const library = await openLibrary(undefined, { BYLAW_GIT: backend });
  expect((await library.apply()).status).toBe('applied');
  library.system.entries(catalogue).set('team:library/pirates', {});
  library.edit({
    'organizations/library/members.yaml': members('ada', 'ben', 'cleo', 'eve'),
    'organizations/library/lend-books.yaml': policy('lend-books', 'books:*'),
  });
  expect((await library.apply()).status).toBe('applied');
  library.edit({ 'organizations/library/desk.yaml': team('desk', ['eve'], 'description: Lends') });
  if (!isOpen) return library;
  library.system.inject({ diesAfter: { writes: 1, effect: true } });
  await library.apply().catch(() => undefined);
  library.system.inject({});
  return library;
}

interface World {
  readonly library: Library;
  readonly forge: Forge;
  readonly chain: ReturnType<typeof readChain>;
  readonly bystanders: Bystanders;
  /** Of the true ledger, oldest first. */
  readonly commits: readonly string[];
  /** Points the branch somewhere, as whoever can push to it would. */
  point(at: string): void;
  ref(): string;
  /** What the operations left is taken away, and the system as it was. */
  reset(): void;
}

function openWorld(library: Library): World {
  const git = join(library.folder, '.git');
  const ref = join(git, 'refs/heads', branch);
  const tip = library.git('rev-parse', branch);
  const held = new Map(library.system.entries(catalogue));
  const bystanders = {
    tip,
    commit: library.git('rev-parse', 'main'),
    tree: library.git('rev-parse', 'main^{tree}'),
    blob: library.git('rev-parse', 'main:bylaw.yaml'),
  };
  const forge = openForge(git);
  return {
    library,
    forge,
    chain: readChain(library.folder, branch),
    bystanders,
    commits: library.git('rev-list', '--reverse', branch).split('\n'),
    point: (at) => writeFileSync(ref, at),
    ref: () => readFileSync(ref, 'utf8'),
    reset() {
      rmSync(ref, { recursive: true, force: true });
      writeFileSync(ref, `${tip}\n`);
      rmSync(join(git, 'bylaw'), { recursive: true, force: true });
      rmSync(join(git, 'logs/refs/heads', branch), { force: true });
      library.system.put(catalogue, held);
      forge.cleanUp();
    },
  };
}

type Operation = (world: World, random: Random) => Promise<unknown>;

const operations: Readonly<Record<string, Operation>> = {
  plan: ({ library }) => library.plan(),
  apply: ({ library }) => library.apply(),
  log: ({ library }) => log(library.session()),
  'audit show': ({ library }, random) =>
    auditShow(library.session(), {
      entry: random.pick(['1', '2', '3', '5', branch, 'HEAD', ...nastyStrings]),
    }),
};

/** What is wrong with how an operation takes the ledger that the branch points to now. */
async function examine(
  world: World,
  what: string,
  operation: () => Promise<unknown>,
  mayWrite: boolean,
): Promise<string | undefined> {
  const at = world.ref();
  const written = world.library.system.written.length;
  try {
    await operation();
    if (!/or not$/.test(what)) return 'it was believed';
    return mayWrite || world.ref() === at ? undefined : 'it moved the branch';
  } catch (error) {
    if (world.ref() !== at && !mayWrite) return 'it moved the branch';
    const wrote = world.library.system.written.length > written;
    return toldWell(error) ?? (wrote && !/or not$/.test(what) ? 'it wrote to the system' : undefined);
  }
}

async function examineOnce(world: World, seed: number): Promise<string | undefined> {
  const random = randomFrom(seed);
  const chain = world.chain();
  const what = mutateLedger(random, chain, world.bystanders);
  const oids = world.forge.chain(chain);
  world.point(`${oids.at(-1)}\n`);
  noteSeen(world, random);
  const name = random.pick(Object.keys(operations));
  const operation = operations[name] as Operation;
  // What waits without end runs into the test's own limit.
  const [problem, took] = await ownTime(() =>
    examine(world, what, () => operation(world, random), name === 'apply'),
  );
  world.reset();
  if (problem !== undefined) return `${name} of a ledger with ${what}: ${problem}`;
  return took > longest && took > (await usual(world, operation, random)) + longest
    ? `${name} of a ledger with ${what}: it took ${Math.round(took)} ms`
    : undefined;
}

/** How long the same operation takes on the true ledger. */
async function usual(world: World, operation: Operation, random: Random): Promise<number> {
  const [, took] = await ownTime(() => operation(world, random).catch(() => undefined));
  world.reset();
  return took;
}

/** Now and then an entry of the true ledger was seen in this clone before, or the note of it is damaged. */
function noteSeen(world: World, random: Random): void {
  const file = join(world.library.folder, '.git/bylaw/seen.json');
  const texts = [
    JSON.stringify({
      [`refs/heads/${branch}`]: random.pick([...world.commits, world.bystanders.commit]),
    }),
    JSON.stringify({ [random.pick(nastyStrings)]: random.pick(nastyStrings) }),
    random.pick(['', '[]', 'null', '{', '{"__proto__": 1}', '['.repeat(100_000), ' '.repeat(1_000_000)]),
  ];
  if (random.below(3) > 0) return;
  mkdirSync(dirname(file), { recursive: true });
  const kind = random.below(10);
  if (kind === 0) symlinkSync('/dev/zero', file);
  else if (kind === 1) mkdirSync(file);
  else writeFileSync(file, random.pick(texts));
}

async function examineSeed(world: World, seed: number): Promise<string | undefined> {
  const problem = await examineOnce(world, seed);
  if (problem === undefined || !/ ms$/.test(problem)) return problem;
  // The machine may have been busy.
  return (await examineOnce(world, seed)) && (await examineOnce(world, seed));
}

describe.each([
  ['native', false, times(1_500, 20)],
  ['native', true, times(1_500, 20)],
  ['isomorphic', false, times(3_500, 80)],
  ['isomorphic', true, times(3_500, 80)],
] as const)('mutated ledgers, %s, with an open intent: %s', (backend, isOpen, count) => {
  it(`are read or refused, and never believed, in ${count} of them`, {
    timeout: times(3_600_000, 900_000),
  }, async () => {
    const library = await stage(backend, isOpen);
    const world = openWorld(library);
    world.reset();
    expect((await log(library.session())).entries.length).toBeGreaterThan(3);
    world.reset();
    const status = library.git('status', '--porcelain', '--ignored');
    const seed = chosenSeed();
    for (let i = 0; i < count; i++) {
      const problem = await examineSeed(world, seed + i);
      if (problem !== undefined) throw new Error(`BYLAW_SEED=${seed + i}: ${problem}`);
    }
    expect(library.git('status', '--porcelain', '--ignored')).toBe(status);
    expect(readdirSync(dirname(library.folder))).toEqual([basename(library.folder)]);
    library.git('fsck', '--strict');
  });
});

describe('what looks at them', () => {
  it('writes the very chain that it read', async () => {
    const library = await stage('native', false);
    const world = openWorld(library);
    expect(world.forge.chain(world.chain()).at(-1)).toBe(world.bystanders.tip);
  });

  it.each([
    [
      'a crash',
      async () => Promise.reject(new TypeError('x is undefined')),
      'removed a file',
      'it crashed: TypeError',
    ],
    [
      'a refusal without a hint',
      async () => Promise.reject(new BylawError('git/failed', 'x')),
      'x, or not',
      'has no hint',
    ],
    ['belief', async () => undefined, 'removed a file', 'it was believed'],
  ])('notices %s', async (_, operation, what, problem) => {
    const world = { ref: () => 'a', library: { system: { written: [] } } } as unknown as World;
    expect(await examine(world, what, operation, false)).toContain(problem);
    expect(await examine(world, 'x, or not', async () => undefined, false)).toBeUndefined();
  });

  it('notices a branch that was moved', async () => {
    let at = 'a';
    const world = { ref: () => at, library: { system: { written: [] } } } as unknown as World;
    const move = async () => {
      at = 'b';
    };
    expect(await examine(world, 'x, or not', move, false)).toContain('moved the branch');
  });
});
