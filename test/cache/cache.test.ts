import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCache } from '../../src/cache/cache.ts';
import { processName } from '../../src/disk/process-name.ts';
import { scratchCache, scratchFolder } from './scratch-cache.ts';

const content = 'who may do what';

function kept() {
  const scratch = scratchCache();
  scratch.open().write('answers', [Buffer.from('who may '), Buffer.from('do what')]);
  const file = join(scratch.folder, 'answers');
  const key = join(scratch.state, 'bylaw', 'cache-key');
  const read = (over?: Parameters<typeof scratch.open>[0]) => scratch.open(over).read('answers')?.toString();
  expect(read()).toBe(content);
  return { ...scratch, file, key, read };
}

describe('what is kept', () => {
  it('is read again by the same user and build, in a file and with a key that nobody else can read', () => {
    const { file, key } = kept();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect(statSync(key).size).toBe(32);
  });

  it('is nothing for another build, under another name, or with another key', () => {
    const { open, read, folder, file } = kept();
    expect(read({ build: 'another build' })).toBeUndefined();
    expect(read({ state: scratchFolder() })).toBeUndefined();
    copyFileSync(file, join(folder, 'others'));
    expect(open().read('others')).toBeUndefined();
    const other = scratchFolder();
    open({ state: other }).write('answers', [Buffer.from('anybody may do anything')]);
    expect(read()).toBeUndefined();
  });

  it('is nothing once a single bit of it changed, a byte is missing or one was added', () => {
    const { file, read } = kept();
    const good = readFileSync(file);
    for (let bit = 0; bit < good.length * 8; bit += 1) {
      const bad = Buffer.from(good);
      bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      writeFileSync(file, bad);
      expect(read()).toBeUndefined();
    }
    for (let length = 0; length < good.length; length += 1) {
      writeFileSync(file, good);
      truncateSync(file, length);
      expect(read()).toBeUndefined();
    }
    writeFileSync(file, good);
    expect(read()).toBe(content);
    appendFileSync(file, ' ');
    expect(read()).toBeUndefined();
  });

  it('is nothing where a link, a folder or a file too large stands', () => {
    const { file, folder, read, open } = kept();
    const aside = join(folder, 'aside');
    renameSync(file, aside);
    symlinkSync(aside, file);
    expect(read()).toBeUndefined();
    open().write('answers', [Buffer.from(content)]);
    expect(lstatSync(file).isFile()).toBe(true);
    expect(read()).toBe(content);
    truncateSync(file, 300 * 1024 * 1024);
    expect(read()).toBeUndefined();
    renameSync(file, aside);
    mkdirSync(file);
    expect(read()).toBeUndefined();
    open().write('answers', [Buffer.from(content)]);
    expect(read()).toBeUndefined();
  });

  it('is nothing where others can read the key, or it is a link, has another name or another length', () => {
    const { key, read, state } = kept();
    const good = readFileSync(key);
    chmodSync(key, 0o640);
    expect(read()).toBeUndefined();
    chmodSync(key, 0o600);
    expect(read()).toBe(content);
    linkSync(key, join(state, 'same'));
    expect(read()).toBeUndefined();
    renameSync(key, join(state, 'aside'));
    symlinkSync(join(state, 'aside'), key);
    expect(read()).toBeUndefined();
    const other = kept();
    writeFileSync(other.key, good.subarray(1));
    expect(other.read()).toBeUndefined();
  });
});

describe('keeping', () => {
  it('writes nothing through a link that stands where its folder should be', () => {
    const { gitDirectory, open } = scratchCache();
    const elsewhere = scratchFolder();
    symlinkSync(elsewhere, join(gitDirectory, 'bylaw'));
    open().write('answers', [Buffer.from(content)]);
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it('is silent where nothing can be written', () => {
    const { gitDirectory, open } = scratchCache();
    writeFileSync(join(gitDirectory, 'bylaw'), '');
    open().write('answers', [Buffer.from(content)]);
    expect(open().read('answers')).toBeUndefined();
  });

  it('is kept again after a run that was killed at any point of making the key, or of writing', () => {
    const { file, folder, key, open, read } = kept();
    const killed = `.bylaw-${processName().replace(/\d+-\d+$/, '4194304-1')}-abc.tmp`;
    linkSync(key, join(dirname(key), killed));
    writeFileSync(join(folder, killed), readFileSync(file).subarray(0, 20));
    expect(read()).toBeUndefined();
    open().write('answers', [Buffer.from(content)]);
    expect(read()).toBe(content);
    expect(readdirSync(dirname(key))).toEqual(['cache-key']);
    expect(readdirSync(folder)).toEqual(['answers']);
  });

  it('leaves no more files than it needs', () => {
    const { folder, open } = kept();
    for (let at = 0; at < 60; at += 1) open().write(`answers-${at}`, [Buffer.from(content)]);
    writeFileSync(join(folder, 'x.tmp'), '');
    open().write('answers-last', [Buffer.from(content)]);
    expect(readdirSync(folder).length).toBeLessThanOrEqual(24);
    expect(open().read('answers-last')?.toString()).toBe(content);
  });

  it('is off where that was asked for, or nobody could keep the key to himself', () => {
    const folder = scratchFolder();
    const state = scratchFolder();
    expect(openCache(folder, { XDG_STATE_HOME: state, BYLAW_CACHE: 'off' }, 'b').off).toMatch(/BYLAW_CACHE/);
    expect(openCache(folder, { XDG_STATE_HOME: 'relative' }, 'b').off).toMatch(/HOME/);
    expect(openCache(folder, { HOME: state }).off).toMatch(/sources/);
    openCache(folder, { HOME: state }, 'b').write('answers', [Buffer.from(content)]);
    expect(statSync(join(state, '.local/state/bylaw/cache-key')).size).toBe(32);
    for (const home of [folder, join(folder, 'not/there')]) {
      expect(openCache(join(folder, '.git'), { HOME: home }, 'b').off).toMatch(/lie in the repository/);
      expect(openCache(folder, { HOME: home }, 'b').off).toMatch(/lie in the repository/);
    }
    const beside = openCache(join(folder, '.git'), { HOME: `${folder}-beside` }, 'b');
    expect(beside.off).toBeUndefined();
  });
});
