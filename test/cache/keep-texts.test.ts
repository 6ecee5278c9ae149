import { describe, expect, it } from 'vitest';
import { keepTexts } from '../../src/cache/keep-texts.ts';
import { scratchCache } from './scratch-cache.ts';

describe('what is kept as texts', () => {
  it('is made once for what it follows from, and again for anything else', async () => {
    const cache = scratchCache();
    let made = 0;
    const ask = (name: string, of: string) =>
      keepTexts(cache.open(), name, of, async () => [name, 'Ünï\ncode \u{1f600}', '', String(++made)]);
    const text = (name: string, count: number) => [name, 'Ünï\ncode \u{1f600}', '', String(count)];
    expect(await ask('a', 'tree-1')).toEqual(text('a', 1));
    expect(await ask('a', 'tree-1')).toEqual(text('a', 1));
    expect(await ask('b', 'tree-1')).toEqual(text('b', 2));
    expect(await ask('a', 'tree-2')).toEqual(text('a', 3));
    expect(await ask('a', 'tree-1')).toEqual(text('a', 4));
    expect(await ask('a', 'tree')).toEqual(text('a', 5));
  });
});
