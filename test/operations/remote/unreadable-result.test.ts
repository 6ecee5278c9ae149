import { existsSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { doctor } from '../../../src/operations/doctor.ts';
import { ledgerResume } from '../../../src/operations/ledger-resume.ts';
import { leaveUnrecorded, waiting } from './leave-unrecorded.ts';

const failing = vi.hoisted(() => ({ path: '', code: '', times: 0 }));

vi.mock(import('../../../src/disk/read-own-file.ts'), async (original) => {
  const { readOwnFile } = await original();
  return {
    readOwnFile(path, most) {
      if (path !== failing.path || failing.times === 0) return readOwnFile(path, most);
      failing.times -= 1;
      throw Object.assign(new Error(`${failing.code}: stumbled`), { code: failing.code });
    },
  };
});

test('a result that could not be read for a moment stays, is told, and is recorded later', async () => {
  const { hall, main } = await leaveUnrecorded('memory');
  const [path = ''] = waiting(main);
  const before = hall.tip();
  for (const code of ['EIO', 'EMFILE', 'EACCES', 'ENOENT']) {
    Object.assign(failing, { path, code, times: 1 });
    expect(await ledgerResume(main.session()), code).toMatchObject({
      resumed: [],
      unusable: [
        { path, why: expect.stringMatching(`cannot be recorded now: it cannot be read \\(${code}\\)`) },
      ],
    });
    expect(waiting(main), code).toEqual([path]);
    expect(hall.tip()).toBe(before);
  }
  Object.assign(failing, { times: 1 });
  const { checks } = await doctor(main.session());
  expect(checks.find(({ name }) => name === 'unrecorded')).toMatchObject({ status: 'error' });
  expect(await ledgerResume(main.session())).toMatchObject({ resumed: [{ is: 'recorded' }], unusable: [] });
  expect(existsSync(path)).toBe(false);
});

test('a result stays where nobody can tell what its target was', async () => {
  const { main } = await leaveUnrecorded('memory');
  const found = waiting(main);
  const [path] = found;
  const why = expect.stringMatching(/cannot be recorded now: what `catalogue` was at commit/);
  expect(await ledgerResume(main.session({ providers: new Map() }))).toMatchObject({
    resumed: [],
    unusable: [{ path, why }],
  });
  expect(waiting(main)).toEqual(found);
  expect(await ledgerResume(main.session())).toMatchObject({ resumed: [{ is: 'recorded' }], unusable: [] });
});

test('an apply goes on beside a result that cannot be read: it looks at the target', async () => {
  const { main } = await leaveUnrecorded('memory');
  const found = waiting(main);
  const [path = ''] = found;
  Object.assign(failing, { path, code: 'EIO', times: 1 });
  const { status, earlier } = await main.apply();
  expect(status).toBe('nothing-to-do');
  expect(earlier).toMatchObject({ unusable: [{ path }], settled: [{ intent: 2, notDone: 0 }] });
  expect(waiting(main)).toEqual(found);
  expect(await ledgerResume(main.session())).toMatchObject({ resumed: [{ is: 'settled' }], unusable: [] });
  expect(waiting(main)).toEqual([]);
});
