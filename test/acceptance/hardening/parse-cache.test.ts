import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateOrganization, sizeOf } from '../../../bench/organization.ts';
import { organizationFiles } from '../../../bench/organization-files.ts';
import { chosenSeed } from '../../chosen-seed.ts';
import { makeWorkbench, type Workbench } from '../workbench.ts';
import { times } from './counts.ts';

/** A seeded sequence of numbers below a limit. */
function dice(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

function generated(seed: number): Workbench {
  const work = makeWorkbench();
  const files = [...organizationFiles(generateOrganization(seed, sizeOf(200)), 'documents')];
  work.write(Object.fromEntries(files.map(({ path, text }) => [path, text])));
  work.git('init', '--quiet');
  work.commit('An organization');
  return work;
}

/** All that validate and plan print, but for the time. */
function printed(work: Workbench): string {
  const runs = [work.bylaw('validate'), work.bylaw('plan', '--json')];
  const text = runs.map(({ code, stdout, stderr }) => `${code}\n${stdout}\n${stderr}`).join('\n');
  return text.replaceAll(/"evaluatedAt": "[^"]*"/g, '');
}

function cacheFiles(work: Workbench): readonly string[] {
  const folder = join(work.folder, '.git/bylaw/cache');
  return readdirSync(folder).map((name) => join(folder, name));
}

const harms: readonly ((content: Buffer, roll: (limit: number) => number) => Buffer)[] = [
  (content, roll) => content.subarray(0, roll(content.length)),
  (content, roll) => {
    const bad = Buffer.from(content);
    const at = roll(bad.length);
    bad[at] = (bad[at] ?? 0) ^ 1;
    return bad;
  },
  (content) => Buffer.concat([content, content]),
  // What somebody would write who wants to be an owner.
  (content) => Buffer.from(content.toString('latin1').replaceAll('"role-1"', '"owner" '), 'latin1'),
  () => Buffer.alloc(0),
];

/** One edit of a person: of most files, and of a few that they break. */
function edit(work: Workbench, roll: (limit: number) => number): void {
  const files = readdirSync(work.folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml') && path.includes('organizations/'))
    .sort();
  const path = join(work.folder, files[roll(files.length)] ?? '');
  const lines = readFileSync(path, 'utf8').split('\n');
  const at = roll(lines.length);
  switch (roll(5)) {
    case 0:
      rmSync(path);
      return;
    case 1:
      lines.splice(at, 1);
      break;
    case 2:
      lines.splice(at, 0, lines[at] ?? '');
      break;
    case 3:
      lines.push(`description: ${roll(1000)}`);
      break;
    default:
      lines.splice(at, 1, `${lines[at]}${roll(10)}`);
  }
  writeFileSync(path, lines.join('\n'));
}

describe('a cache', () => {
  it('changes nothing of what is printed: not new, not kept, not beside it, not damaged', {
    timeout: times(1_800_000, 120_000),
  }, () => {
    const seed = chosenSeed();
    const roll = dice(seed);
    const work = generated(seed);
    const without = work.with({ BYLAW_CACHE: 'off' });
    expect(work.bylaw('apply', '--yes').code).toBe(0);
    for (let round = 0; round < times(60, 3); round += 1) {
      if (round % 5 === 4) work.git('checkout', '--quiet', '.');
      if (round > 0) edit(work, roll);
      const which = `BYLAW_SEED=${seed}, round ${round}`;
      const expected = printed(without);
      expect(printed(work), which).toBe(expected);
      expect(printed(work), which).toBe(expected);
      const harm = harms[roll(harms.length)];
      for (const file of cacheFiles(work)) writeFileSync(file, harm?.(readFileSync(file), roll) ?? '');
      expect(printed(work), `${which}, harmed`).toBe(expected);
    }
  });

  it('is read, and that of another user is not', () => {
    const work = generated(7);
    expect(work.bylaw('plan').code).toBe(0);
    const files = cacheFiles(work);
    // What files declare, and which rules found nothing wrong.
    expect(files).toHaveLength(2);
    const contents = () => files.map((file) => readFileSync(file, 'latin1'));
    const mine = contents();
    const other = work.with({ XDG_STATE_HOME: join(work.folder, '../other') });
    expect(other.bylaw('plan').code).toBe(0);
    const theirs = contents();
    expect(work.bylaw('plan').code).toBe(0);
    // Mine were written anew: theirs were as good as none.
    for (const [at, again] of contents().entries()) {
      expect(theirs[at]).not.toBe(mine[at]);
      expect(again).not.toBe(theirs[at]);
    }
  });

  it('is not made where that is turned off, or nothing can be written', () => {
    const work = generated(9);
    const off = work.with({ BYLAW_CACHE: 'off' });
    expect(off.bylaw('plan').code).toBe(0);
    expect(() => cacheFiles(work)).toThrow(/ENOENT/);
    writeFileSync(join(work.folder, '.git/bylaw'), '');
    expect(work.bylaw('plan').code).toBe(0);
  });
});
