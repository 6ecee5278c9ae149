import { expect, test } from 'vitest';
import { BylawError } from '../../src/diagnostic/bylaw-error.ts';
import { catalogue, openLibrary, start, target } from './library.ts';

const both = {
  ...start,
  'organizations/library/target.yaml': target(),
};

test.each(['native', 'isomorphic'])(
  'applies, records, and applies to nothing a second time, %s',
  async (backend) => {
    const library = await openLibrary(both, { BYLAW_GIT: backend });
    const first = await library.apply();
    expect(first.status).toBe('applied');
    expect(await library.kinds()).toEqual(['publish', 'intent', 'result']);
    const held = library.system.entries(catalogue);
    expect((await (await library.ledger()).readManaged(catalogue)).entries).toEqual(held);
    const second = await library.apply();
    expect(second).toMatchObject({ status: 'nothing-to-do', sections: [] });
    expect(await library.planned()).toEqual([]);
    expect(await library.kinds()).toHaveLength(3);
  },
);

test('a question that somebody breaks off ends the apply with what was done until then', async () => {
  const library = await openLibrary();
  const broken = new BylawError('cli/interrupted', 'interrupted', { exitCode: 130 });
  const result = await library.apply({ confirm: () => Promise.reject(broken) });
  expect(result).toMatchObject({ status: 'interrupted', sections: [] });
  expect(await library.kinds()).toEqual([]);
});
