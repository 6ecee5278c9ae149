import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type PackedObjects, packedObjects } from '../../../src/git/pack/packed-objects.ts';
import { scratchRepository } from '../scratch-repository.ts';

/** A repository in which every object is packed, most of them as deltas of others. */
function packed(...settings: readonly string[]) {
  const { root, git, write, commit } = scratchRepository();
  const lines = Array.from({ length: 3_000 }, (_, line) => `line ${line} ${(line * 7_919) % 1_000}`);
  for (let turn = 0; turn < 12; turn++) {
    lines[turn * 200] = `turn ${turn}`;
    write('long.txt', lines.join('\n'));
    write(`file-${turn}.txt`, 'x'.repeat(turn * 40_000));
    commit(`Turn ${turn}`);
  }
  git('tag', '--annotate', '--message', 'A tag', 'v1');
  git(...settings, 'repack', '-a', '-d', '-f', '--quiet');
  git('prune-packed');
  const [name = ''] = packsOf(join(root, '.git'), '.pack');
  return { root, git, write, commit, gitDirectory: join(root, '.git'), pack: name };
}

/** Every object as Git itself reads it. */
function objectsOf(folder: string): ReadonlyMap<string, string> {
  const list = execFileSync('git', ['cat-file', '--batch-all-objects', '--batch-check'], { cwd: folder });
  const listed = list
    .toString()
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
  return new Map(
    listed.map(([oid = '', kind = '']) => {
      const content = execFileSync('git', ['cat-file', kind, oid], { cwd: folder });
      return [oid, `${kind} ${content.toString('hex')}`];
    }),
  );
}

function readFrom(objects: PackedObjects, oid: string): string | undefined {
  const object = objects.read(oid);
  return object && `${object.kind} ${Buffer.from(object.content).toString('hex')}`;
}

describe('objects in packs', () => {
  it.each([
    ['offset', 'true'],
    ['id', 'false'],
  ])('are read as Git reads them, deltas by %s', (_how, offset) => {
    const { root, gitDirectory, git } = packed('-c', `repack.useDeltaBaseOffset=${offset}`);
    const expected = objectsOf(root);
    expect(git('count-objects', '-v')).toContain('count: 0\n');
    expect(git('verify-pack', '-v', ...packsOf(gitDirectory, '.idx'))).toMatch(/chain length = [3-9]/);
    const objects = packedObjects(gitDirectory);
    for (const [oid, object] of expected) expect(readFrom(objects, oid) === object, oid).toBe(true);
    expect(objects.read('0'.repeat(40))).toBeUndefined();
    expect(objects.read('f'.repeat(40))).toBeUndefined();
    objects.close();
  });

  it('are found in a pack that comes later, and stay readable when packs are packed together', () => {
    const { gitDirectory, git, write, commit } = packed();
    const objects = packedObjects(gitDirectory);
    const old = git('rev-parse', 'HEAD');
    expect(objects.read(old)?.kind).toBe('commit');
    write('new.txt', 'new');
    commit('New');
    git('repack', '-a', '-d', '--quiet');
    const tip = git('rev-parse', 'HEAD');
    expect(objects.read(tip)).toBeUndefined();
    expect(objects.readNew(tip)?.kind).toBe('commit');
    expect(objects.read(tip)?.kind).toBe('commit');
    expect(objects.read(old)?.kind).toBe('commit');
    objects.close();
  });

  it('are never anything else than what their id says, whichever byte of pack or index is damaged', () => {
    const { root, gitDirectory, pack } = packed();
    const expected = objectsOf(root);
    const index = pack.replace('.pack', '.idx');
    let told = 0;
    for (const file of [pack, index]) {
      const whole = readFileSync(file);
      chmodSync(file, 0o644);
      for (let at = 0; at < whole.length; at += Math.max(1, Math.floor(whole.length / 25))) {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ 0x41;
        writeFileSync(file, bytes);
        const objects = packedObjects(gitDirectory);
        for (const [oid, object] of expected) {
          try {
            expect([undefined, object]).toContain(readFrom(objects, oid));
          } catch (error) {
            expect((error as { code?: string }).code).toBe('git/failed');
            told++;
          }
        }
        objects.close();
      }
      writeFileSync(file, whole);
    }
    expect(told).toBeGreaterThan(10);
  });

  it('are left to others where the index is of the first version, or cut short', () => {
    const { gitDirectory, git, pack } = packed();
    const tip = git('rev-parse', 'HEAD');
    const index = pack.replace('.pack', '.idx');
    const whole = readFileSync(index);
    chmodSync(index, 0o644);
    git('index-pack', '--index-version=1', '-o', join(gitDirectory, 'first.idx'), pack);
    for (const bytes of [
      readFileSync(join(gitDirectory, 'first.idx')),
      whole.subarray(0, 2_000),
      Buffer.alloc(0),
    ]) {
      writeFileSync(index, bytes);
      expect(packedObjects(gitDirectory).read(tip)).toBeUndefined();
    }
  });
});

function packsOf(gitDirectory: string, ending: string): readonly string[] {
  const folder = join(gitDirectory, 'objects/pack');
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file));
}
