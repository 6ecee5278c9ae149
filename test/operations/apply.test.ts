import { expect, test } from 'vitest';
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
