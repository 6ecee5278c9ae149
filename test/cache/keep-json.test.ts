import { describe, expect, it } from 'vitest';
import { keepJson } from '../../src/cache/keep-json.ts';
import { scratchCache } from './scratch-cache.ts';

describe('what is kept as JSON', () => {
  it('is made once for what it follows from, and again for anything else', async () => {
    const cache = scratchCache();
    let made = 0;
    const ask = (name: string, of: string) =>
      keepJson(cache.open(), name, of, async () => [name, of, ++made]);
    expect(await ask('a', 'tree-1')).toEqual(['a', 'tree-1', 1]);
    expect(await ask('a', 'tree-1')).toEqual(['a', 'tree-1', 1]);
    expect(await ask('b', 'tree-1')).toEqual(['b', 'tree-1', 2]);
    expect(await ask('a', 'tree-2')).toEqual(['a', 'tree-2', 3]);
    expect(await ask('a', 'tree-1')).toEqual(['a', 'tree-1', 4]);
    expect(await ask('a', 'tree')).toEqual(['a', 'tree', 5]);
  });
});
