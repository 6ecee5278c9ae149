import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { processName } from '../../../src/disk/process-name.ts';
import type { GitWriter } from '../../../src/git/git-repository.ts';
import { bundleProgram } from '../../bundle-program.ts';
import { expectSound, open } from '../contract/orchestra.ts';
import { type Scratch, scratchRepository } from '../scratch-repository.ts';

const backends = ['native', 'isomorphic'] as const satisfies readonly GitWriter['backend'][];
const ledger = 'refs/heads/bylaw/ledger';
const opener = join(import.meta.dirname, '../../../src/git/open-repository.ts');
const endAt = pathToFileURL(join(import.meta.dirname, '../../disk/end-at.mjs')).href;

interface World {
  readonly scratch: Scratch;
  readonly first: string;
  readonly second: string;
  readonly third: string;
  readonly lock: string;
  readonly notes: string;
}

function threeCommits(): World {
  const scratch = scratchRepository();
  const [first = '', second = '', third = ''] = ['first', 'second', 'third'].map((m) => scratch.commit(m));
  scratch.git('update-ref', ledger, first);
  const directory = join(scratch.root, '.git');
  return {
    scratch,
    first,
    second,
    third,
    lock: join(directory, `${ledger}.lock`),
    notes: join(directory, 'bylaw/locks'),
  };
}

/** Moves the ledger from first to second in a process of its own, which ends at a step. */
async function moveElsewhere(
  world: World,
  backend: string,
  at: number,
  by = 'SIGKILL',
): Promise<ChildProcess> {
  const source = pathToFileURL(await bundleProgram(opener)).href;
  const program = join(world.scratch.home, 'move.mjs');
  writeFileSync(
    program,
    `import { openRepository } from '${source}';
     const repository = await openRepository(${JSON.stringify(world.scratch.root)}, process.env);
     await repository.updateRef('${ledger}', '${world.second}', '${world.first}', 'go on');`,
  );
  const child = spawn(process.execPath, ['--import', endAt, program], {
    env: {
      ...world.scratch.environment,
      BYLAW_GIT: backend,
      END_UNDER: join(world.scratch.root, '.git'),
      END_AT: String(at),
      END_BY: by,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

function ended(child: ChildProcess): Promise<NodeJS.Signals | null> {
  return new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
}

function names(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 1000) throw new Error('did not come to pass');
    await sleep(10);
  }
}

/** The step at which a move holds the lock, once it is known. */
let locking = 1;

/** A move that died while it held the lock. */
async function abandoned(): Promise<World> {
  for (; ; locking++) {
    const world = threeCommits();
    await ended(await moveElsewhere(world, 'isomorphic', locking));
    if (existsSync(world.lock)) return world;
  }
}

describe.each(backends)('a process killed while it moves a ref, %s backend', (backend) => {
  test('at each step: the next one goes on, and nothing is left behind', async () => {
    const seen = new Set<string>();
    for (let at = 1; ; at++) {
      const world = threeCommits();
      const { scratch, first, second, third } = world;
      const signal = await ended(await moveElsewhere(world, backend, at));
      seen.add(`${existsSync(world.lock) ? 'locked' : 'free'} ${scratch.git('rev-parse', ledger) === first}`);
      const repository = await open(backend, scratch);
      const found = await repository.resolveRef(ledger);
      expect([first, second]).toContain(found);
      await repository.updateRef(ledger, third, found, 'converge');
      expect(scratch.git('rev-parse', ledger)).toBe(third);
      expect(existsSync(world.lock)).toBe(false);
      expect(names(world.notes)).toEqual([]);
      scratch.git('update-ref', ledger, first, third);
      expectSound(scratch);
      await repository.close();
      if (signal === null) break;
    }
    // Before the lock, with it, and after the move.
    expect([...seen].sort()).toEqual(['free false', 'free true', 'locked true']);
  });
});

describe('a lock that is somebody else’s', () => {
  test('of a living Bylaw, however long it is stopped, is left alone, and its move succeeds', async () => {
    const world = threeCommits();
    const { scratch, first, second, third } = world;
    await abandoned();
    const child = await moveElsewhere(world, 'isomorphic', locking, 'SIGSTOP');
    await until(() => isStopped(child));
    expect(existsSync(world.lock)).toBe(true);
    for (const backend of backends) {
      const refused = (await open(backend, scratch)).updateRef(ledger, third, first, 'push in');
      await expect(refused).rejects.toMatchObject({ code: 'git/ref-locked' });
    }
    const end = ended(child);
    child.kill('SIGCONT');
    expect(await end).toBeNull();
    expect(scratch.git('rev-parse', ledger)).toBe(second);
    expect(names(world.notes)).toEqual([]);
  });

  test.each(['', 'the same value'])(
    'of a person or Git, with what a dead Bylaw wrote in it: %j',
    async (content) => {
      const world = await abandoned();
      const { scratch, first, second, third, lock } = world;
      renameSync(lock, `${lock}.aside`);
      writeFileSync(lock, content === '' ? '' : `${second}\n`, { flag: 'wx' });
      for (const backend of backends) {
        const refused = (await open(backend, scratch)).updateRef(ledger, third, first, 'push in');
        await expect(refused).rejects.toMatchObject({ code: 'git/ref-locked' });
      }
      expect(existsSync(lock)).toBe(true);
      expect(scratch.git('rev-parse', ledger)).toBe(first);
    },
  );

  test('of a Bylaw on another machine or in another container is left alone', async () => {
    for (const part of [0, 2]) {
      const { scratch, first, second, third, lock, notes } = threeCommits();
      const name = processName().split('-');
      name[part] = '00000000';
      const note = join(notes, `${name.join('-')}-abcdef`);
      mkdirSync(notes, { recursive: true });
      writeFileSync(note, `${second}\n`);
      linkSync(note, lock);
      const refused = (await open('isomorphic', scratch)).updateRef(ledger, third, first, 'push in');
      await expect(refused).rejects.toMatchObject({ code: 'git/ref-locked' });
      expect(names(notes)).toHaveLength(1);
    }
  });
});

test('of many that find an abandoned lock, with Git among them, exactly one wins', async () => {
  for (let round = 0; round < 3; round++) {
    const { scratch, first, third, lock, notes } = await abandoned();
    const writers = await Promise.all([...backends, ...backends].map((backend) => open(backend, scratch)));
    const moves = writers.map((writer) => writer.updateRef(ledger, third, first, 'race'));
    const git = spawnSync('git', ['update-ref', ledger, third, first], { cwd: scratch.root });
    const won = (await Promise.allSettled(moves)).filter(({ status }) => status === 'fulfilled');
    expect(won.length + (git.status === 0 ? 1 : 0)).toBe(1);
    expect(scratch.git('rev-parse', ledger)).toBe(third);
    expect(existsSync(lock)).toBe(false);
    expect(names(notes)).toEqual([]);
  }
});

test('a lock that was left before the machine was started anew is removed', async () => {
  const { scratch, first, third, lock, notes } = threeCommits();
  const name = processName().split('-');
  name[1] = '00000000';
  const note = join(notes, `${name.join('-')}-abcdef`);
  mkdirSync(notes, { recursive: true });
  writeFileSync(note, `${third}\n`);
  linkSync(note, lock);
  await (await open('isomorphic', scratch)).updateRef(ledger, third, first, 'go on');
  expect(names(notes)).toEqual([]);
});

test('the log of the ref says what Git would say', async () => {
  const [native, isomorphic] = await Promise.all(
    backends.map(async (backend) => {
      const { scratch, first, second } = threeCommits();
      await (await open(backend, scratch)).updateRef(ledger, second, first, 'bylaw: result 2\nof acme');
      return scratch.git('reflog', 'show', '--format=%gd %gs %gn <%ge>', ledger);
    }),
  );
  expect(native).toBe(isomorphic);
  expect(native).toMatch(
    /^bylaw\/ledger@\{0\} bylaw: result 2 of acme Fanny Hensel <fanny@orchestra\.example>\n/,
  );
});

function isStopped(child: ChildProcess): boolean {
  const found = spawnSync('ps', ['-o', 'state=', '-p', String(child.pid)], { encoding: 'utf8' });
  return found.stdout.trim().startsWith('T');
}
