import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openRepository } from '../../../src/git/open-repository.ts';
import { type PackLimits, packLimits } from '../../../src/git/pack/pack-limits.ts';
import { readPack } from '../../../src/git/pack/read-pack.ts';
import { storePack } from '../../../src/git/pack/store-pack.ts';
import { chosenSeed } from '../../chosen-seed.ts';
import { type Scratch, scratchRepository } from '../scratch-repository.ts';

const seed = chosenSeed();

/** A pack that the real Git made, with chains of differences, and the repository it is of. */
function gitsPack(
  rounds: number,
  ...options: string[]
): { readonly scratch: Scratch; readonly pack: Buffer } {
  const scratch = scratchRepository();
  const lines = Array.from({ length: 400 }, (_, seat) => `seat ${seat}: nobody, not yet\n`);
  for (let round = 0; round < rounds; round++) {
    lines[(round * 7) % 400] = `seat ${round * 7}: taken in round ${round}\n`;
    scratch.write('seats.yaml', lines.join(''));
    scratch.write(`rounds/${round}.yaml`, `round: ${round}\n`);
    scratch.commit(`Seat round ${round}`);
  }
  const environment = { ...scratch.environment } as NodeJS.ProcessEnv;
  const args = ['pack-objects', '--stdout', '--all', '--depth=50', '--window=50', '-q', ...options];
  return {
    scratch,
    pack: execFileSync('git', args, { cwd: scratch.root, env: environment, input: '', stdio: 'pipe' }),
  };
}

async function oidsOf(pack: Buffer, limits = packLimits): Promise<string[]> {
  const oids: string[] = [];
  await readPack(pack, limits, ({ oid }) => oids.push(oid));
  return oids.sort();
}

describe('reading a pack', () => {
  test.each([['--delta-base-offset'], ['--no-reuse-delta']])(
    'finds the objects that Git finds: %s',
    async (option) => {
      const { scratch, pack } = gitsPack(12, option);
      const all = scratch.git('cat-file', '--batch-all-objects', '--batch-check=%(objectname)').split('\n');
      expect(await oidsOf(pack)).toEqual(all.sort());
    },
  );

  test('keeps it so that Git takes it for its own', async () => {
    const { scratch, pack } = gitsPack(12, '--delta-base-offset');
    const away = scratchRepository();
    const environment = { ...away.environment, BYLAW_GIT: 'isomorphic' };
    const repository = await openRepository(away.root, environment);
    const nothing = async () => undefined;
    const store = { format: 'sha1' as const, read: nothing, readWithin: nothing, write: loose(away) };
    const place = { gitDirectory: repository.gitDirectory, store, shared: async () => 0 };
    await expect(storePack(place, padded(pack), packLimits)).rejects.toThrow(RangeError);
    expect(away.git('count-objects', '-v')).toMatch(/^count: 0\n(?:.*\n)*packs: 0\n/);
    // As one that was killed leaves it: the pack without its index is nothing yet, and does no harm.
    const { scratch: many, pack: large } = gitsPack(40, '--delta-base-offset');
    expect(large.readUInt32BE(8)).toBeGreaterThan(100);
    away.write(`.git/objects/pack/pack-${large.toString('hex', large.length - 20)}.pack`, large);
    expect(away.git('fsck', '--strict', '--no-dangling')).toBe('');
    await storePack(place, large, packLimits);
    const packed = many.git('rev-parse', 'HEAD');
    expect(away.git('rev-list', '--count', '--objects', packed)).toBe(
      many.git('rev-list', '--count', '--objects', packed),
    );
    expect(away.git('count-objects', '-v')).toMatch(/^count: 0\n(?:.*\n)*packs: 1\n/);
    expect(pack.readUInt32BE(8)).toBeLessThan(100);
    await storePack(place, pack, packLimits);
    const head = scratch.git('rev-parse', 'HEAD');
    expect(away.git('rev-list', '--count', '--objects', head)).toBe(
      scratch.git('rev-list', '--count', '--objects', head),
    );
    expect(away.git('fsck', '--strict', '--no-dangling')).toBe('');
  });

  test(`a pack that was changed is refused, and ends (seed ${seed})`, async () => {
    const { pack } = gitsPack(12, '--delta-base-offset');
    let state = seed;
    const random = (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((state / 2_147_483_648) * below);
    };
    for (let round = 0; round < 300; round++) {
      const changed = Buffer.from(pack.subarray(0, -20));
      for (let edit = 0; edit <= random(3); edit++) changed[12 + random(changed.length - 12)] = random(256);
      try {
        // A change that unpacks to something is named by what it is, never by what it was.
        await readPack(sealed(changed), packLimits, ({ oid, kind, content }) => {
          expect(oid).toBe(
            createHash('sha1').update(`${kind} ${content.length}\0`).update(content).digest('hex'),
          );
        });
      } catch (error) {
        expect(error).toSatisfy(
          (refusal) => refusal instanceof RangeError || /^Z_/.test(String(refusal.code)),
        );
      }
    }
    for (const length of [0, 11, 31, 32, pack.length - 1]) {
      await expect(oidsOf(pack.subarray(0, length))).rejects.toThrow(RangeError);
    }
  });

  test('what unpacks to too much is refused before it is unpacked', async () => {
    const limits: PackLimits = { pack: 1 << 20, object: 1000, work: 20_000, count: 40 };
    const entry = (size: number, content: Buffer) => {
      // A blob of up to 2047 bytes: four bits of its size, then seven.
      const head = Buffer.from([0xb0 | (size & 15), size >> 4]);
      return Buffer.concat([head, deflateSync(content)]);
    };
    const packOf = (count: number, ...entries: Buffer[]) => {
      const head = Buffer.from('PACK\0\0\0\u0002\0\0\0\0', 'latin1');
      head.writeUInt32BE(count, 8);
      return sealed(Buffer.concat([head, ...entries]));
    };
    const fits = entry(1000, Buffer.alloc(1000));
    expect(await oidsOf(packOf(1, fits), limits)).toHaveLength(1);
    await expect(oidsOf(packOf(1, entry(1001, Buffer.alloc(1001))), limits)).rejects.toThrow(/1001 bytes/);
    await expect(oidsOf(packOf(1, entry(1000, Buffer.alloc(1 << 20))), limits)).rejects.toThrow();
    await expect(oidsOf(packOf(1, entry(1000, Buffer.alloc(999))), limits)).rejects.toThrow(RangeError);
    await expect(oidsOf(packOf(41, fits), limits)).rejects.toThrow(/41 objects/);
    await expect(oidsOf(packOf(40, ...Array(40).fill(fits)), limits)).rejects.toThrow(/more than is taken/);
    await expect(oidsOf(packOf(1, fits, fits), limits)).rejects.toThrow(/more than it says/);
  });
});

/** With the checksum that goes with its bytes. */
function sealed(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, createHash('sha1').update(bytes).digest()]);
}

/** With bytes after the last object. */
function padded(pack: Buffer): Buffer {
  return sealed(Buffer.concat([pack.subarray(0, -20), Buffer.alloc(4)]));
}

function loose(scratch: Scratch) {
  return async (
    objects: readonly { readonly kind: string; readonly content: Uint8Array; readonly oid: string }[],
  ) => {
    for (const { kind, content, oid } of objects) {
      scratch.write('../object', content);
      expect(scratch.git('hash-object', '-w', '-t', kind, '--literally', '../object')).toBe(oid);
    }
  };
}
