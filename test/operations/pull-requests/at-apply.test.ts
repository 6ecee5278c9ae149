import { expect, test } from 'vitest';
import { planCompared } from '../../../src/operations/plan.ts';
import { applied, by, guarded, members, membersFile } from '../authorship/guarded-library.ts';
import type { Library } from '../library.ts';

/** What is checked out, as proposed to what `main` was. */
async function proposed(library: Library, base = 'HEAD~1') {
  const against = library.git('rev-parse', base);
  const { compared, result } = await planCompared(library.session(), { against, proposedTo: 'main' });
  const findings = result.plan?.sections.flatMap((section) => section.findings) ?? [];
  const errors = findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  return { ...compared?.atApply, errors };
}

const archive = 'apiVersion: bylaw/v1\nkind: Organization\nname: archive\n';
const elsewhere = 'apiVersion: bylaw/v1\nkind: Repository\nledger: {ref: bylaw/other}\n';

test('another ledger takes who may, and every apply stops until its entries are there', async () => {
  const library = await applied();
  by(library, 'cleo', { 'bylaw.yaml': elsewhere });
  expect((await proposed(library)).errors).toEqual(['plan/author-may-not']);
  library.git('reset', '--quiet', '--hard', 'HEAD~1');
  by(library, 'ada', { 'bylaw.yaml': elsewhere });
  expect(await proposed(library)).toMatchObject({ errors: [], stops: [{ code: 'ledger/left-behind' }] });
  library.git('branch', 'bylaw/other', 'bylaw/ledger');
  expect(await proposed(library)).toEqual({ errors: [], stops: [], waits: [] });
  library.git('checkout', '--quiet', 'HEAD~1');
  by(library, 'ada', { [membersFile]: members({ dora: 'email: dora@library.example' }) });
  expect((await library.apply()).status).toBe('applied');
  library.git('checkout', '--quiet', 'main');
  expect(await proposed(library)).toMatchObject({ stops: [{ code: 'ledger/moved' }] });
});

test('what the branch has already and may not be applied is told, with the way back, until it is taken back', async () => {
  const library = await applied();
  const commit = by(library, 'cleo', { [membersFile]: members({ dora: 'email: dora@library.example' }) });
  const { refusals, status } = await library.apply();
  expect(status).toBe('refused');
  const way = `where it is merged already, it takes a pull request that reverts what commit ${commit.slice(0, 12)} did there and another that does it again, both by one of them`;
  expect(refusals).toEqual([
    expect.stringContaining(`(member/ada, member/ben may make this change; ${way})`),
  ]);

  by(library, 'ada', { 'organizations/library/stacks.yaml': null });
  expect(await proposed(library)).toMatchObject({
    errors: [],
    stops: [],
    waits: [
      expect.stringMatching(
        /^`main` cannot be applied as it is: `member\/cleo` .* a pull request that reverts what commit /,
      ),
    ],
  });
  library.git('reset', '--quiet', '--hard', 'HEAD~1');
  by(library, 'ada', { [membersFile]: guarded[membersFile] ?? '' });
  expect(await proposed(library)).toEqual({ errors: [], stops: [], waits: [] });
});

test('an old run that is started again is told to be one, and not that whoever runs it may not take back what others did', async () => {
  const library = await applied();
  by(library, 'ada', { [membersFile]: members({ dora: 'email: dora@library.example' }) });
  expect((await library.apply()).status).toBe('applied');
  library.git('checkout', '--quiet', 'HEAD~1');
  const { environment } = library.session();
  const rerun = await library.apply({}, { environment: { ...environment, CI: 'true' } });
  expect([rerun.status, rerun.refusals]).toEqual([
    'refused',
    [expect.stringMatching(/^guard rollback .*; where this is an old run, start the newest one instead$/)],
  ]);
  expect(rerun.plan?.sections.flatMap(({ findings }) => findings)).toEqual([]);
  const { refusals } = await library.apply();
  expect(refusals).toEqual([expect.stringMatching(/^guard rollback .*; allow it by --allow rollback/)]);
});

test('an organization that comes back was applied before, and what its guardrails ask is held', async () => {
  const library = await applied();
  library.edit({ 'organizations/archive/organization.yaml': archive });
  library.git('rm', '--quiet', '-r', 'organizations/library');
  library.commit('Close the library');
  library.git('checkout', '--quiet', 'HEAD~1', '--', 'organizations/library');
  library.commit('Open it again');
  expect((await proposed(library)).waits).toEqual([expect.stringContaining('`library` was applied before')]);
});

test('a target that leads to another system stops every apply; where it may only be called otherwise, somebody has to look', async () => {
  const file = 'organizations/library/target.yaml';
  const of = (provider: string, coordinates: string) =>
    `apiVersion: bylaw/v1\nkind: Target\nname: catalogue\nprovider: ${provider}\ncoordinates: {${coordinates}}\n`;
  const library = await applied({ ...guarded, [file]: of('memory', 'organization: one') });
  by(library, 'ada', { [file]: of('memory', 'organization: ONE, pace: 3') });
  expect(await proposed(library)).toEqual({ errors: [], stops: [], waits: [] });
  by(library, 'ada', { [file]: of('memory', 'organization: two') });
  expect(await proposed(library)).toMatchObject({
    stops: [],
    waits: [expect.stringContaining('nothing at all is applied any more (`provider/other-system`), unless')],
  });
  by(library, 'ada', { [file]: of('memory', 'organization: two, baseUrl: "https://else.example"') });
  expect(await proposed(library)).toMatchObject({
    stops: [{ code: 'provider/other-system', hint: expect.stringContaining('put the coordinates back') }],
    waits: [],
  });
});
