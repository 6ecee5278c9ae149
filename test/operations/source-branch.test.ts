import { describe, expect, it } from 'vitest';
import { auditShow } from '../../src/operations/audit-show.ts';
import { doctor } from '../../src/operations/doctor.ts';
import { forget } from '../../src/operations/forget.ts';
import { log } from '../../src/operations/log.ts';
import { openLibrary, start } from './library.ts';

const onMain = { ...start, 'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\nledger: {ref: main}\n' };
const refused = {
  code: 'ledger/is-source-branch',
  message: "the ledger's branch `main` is the branch of the YAML",
  hint: 'name another branch in `ledger.ref` of bylaw.yaml, or `git checkout` the branch of the YAML',
};

describe("a ledger on the YAML's own branch", () => {
  it('is refused by whatever would read or write it', async () => {
    const library = await openLibrary(onMain);
    const head = library.git('rev-parse', 'main');
    const session = library.session();
    await expect(library.plan()).rejects.toMatchObject(refused);
    await expect(library.apply()).rejects.toMatchObject(refused);
    await expect(forget(session, { address: 'team:library/desk' })).rejects.toMatchObject(refused);
    await expect(log(session)).rejects.toMatchObject(refused);
    await expect(auditShow(session, { entry: '1' })).rejects.toMatchObject(refused);
    const { checks } = await doctor(session);
    expect(checks.find(({ name }) => name === 'ledger')).toMatchObject({
      status: 'error',
      message: expect.stringContaining('ledger/is-source-branch'),
      hint: refused.hint,
    });
    expect(library.git('rev-parse', 'main')).toBe(head);
  });

  it('is refused in a detached checkout of it too, as CI makes them', async () => {
    const library = await openLibrary(onMain);
    library.git('checkout', '--quiet', '--detach');
    await expect(library.plan()).rejects.toMatchObject(refused);
  });

  it('is refused before the first commit too', async () => {
    const library = await openLibrary(onMain);
    library.git('update-ref', '-d', 'HEAD');
    await expect(library.plan()).rejects.toMatchObject(refused);
  });
});

it('the branch of the ledger may be looked at while it is checked out', async () => {
  const library = await openLibrary();
  await library.apply();
  library.git('checkout', '--quiet', 'bylaw/ledger');
  expect((await log(library.session())).entries).not.toEqual([]);
  const { checks } = await doctor(library.session());
  expect(checks.find(({ name }) => name === 'ledger')).toMatchObject({
    status: 'warning',
    message: 'the ledger branch is checked out',
  });
});
