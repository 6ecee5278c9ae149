import { expect, test } from 'vitest';
import { renderApplyText } from '../../src/report/render-apply-text.ts';
import { renderPlanText } from '../../src/report/render-plan-text.ts';
import { expectToFit } from '../commands/fits-schema.ts';
import { type Library, openLibrary, organization, start, target, team } from './library.ts';

const guardrail = {
  'organizations/archive/guardrail.yaml': `apiVersion: bylaw/v1
kind: Guardrail
name: two-weeks
maxBindingDuration: {duration: P14D, roles: [director]}
`,
};

/** The library, and an archive none of whose targets is enabled. */
async function withArchive(): Promise<Library> {
  return openLibrary({
    ...start,
    'organizations/archive/organization.yaml': organization('archive'),
    'organizations/archive/target.yaml': target('enabled: false'),
    'organizations/archive/rest.yaml':
      'apiVersion: bylaw/v1\nkind: RoleList\nitems:\n  - {name: director, permissions: ["*"]}\n  - {name: reader}\n---\napiVersion: bylaw/v1\nkind: MemberList\nitems:\n  - {name: olga, email: olga@archive.example, role: director}\n',
    ...guardrail,
  });
}

test('a guardrail that goes where no target is enabled is no part of "no changes" between two commits', async () => {
  const library = await withArchive();
  library.edit({ 'organizations/archive/guardrail.yaml': null });
  const result = await library.plan({ against: 'HEAD~1' });
  expect(result.plan?.sections.map(({ changes }) => changes)).toEqual([[]]);
  expect(result.unplanned).toEqual(['archive']);
  const only = await library.plan({ against: 'HEAD~1', organizations: ['library'] });
  expect(only.unplanned).toEqual([]);
  const same = await library.plan({ against: 'HEAD' });
  expect(same.unplanned).toEqual([]);
});

test('a plan notes whose targets are all disabled, and one of none of them does not say that they match', async () => {
  const library = await withArchive();
  const whole = await library.plan();
  expectToFit('plan', { diagnostics: [], plan: whole.plan, notes: whole.notes });
  expect(whole.notes).toEqual([
    {
      about: 'no-target',
      organization: 'archive',
      message: 'no target of `archive` is enabled: nothing of it is planned or applied',
    },
  ]);
  expect((await library.plan({ organizations: ['library'] })).notes).toEqual([]);
  const { plan, notes = [] } = await library.plan({ organizations: ['archive'] });
  if (plan === undefined) throw new Error('no plan');
  expect(renderPlanText(plan, { notes })).toMatch(
    /^No changes\. No target is enabled, so that nothing was compared with commit \w{7}\.\nnote: no target of/,
  );
  const applied = await library.apply({ organizations: ['archive'] });
  expect(applied.status).toBe('nothing-to-do');
  expect(renderApplyText(applied)).toBe('Nothing to do: no target is enabled.\n');
});

test('a plan notes where an apply here would begin another ledger than the workflow does', async () => {
  const library = await openLibrary();
  const alone = async () => (await library.plan()).notes?.filter(({ about }) => about === 'no-remote');
  expect(await alone()).toEqual([]);
  library.edit({ '.github/workflows/access-apply.yml': 'name: access apply\n' });
  expect(await alone()).toEqual([
    {
      about: 'no-remote',
      message:
        'this clone has no remote, and a workflow applies what is pushed: push, and `git fetch` afterwards; an apply here would begin a ledger of its own',
    },
  ]);
  const { plan, notes } = await library.plan();
  expectToFit('plan', { diagnostics: [], plan, notes });
  library.edit({ 'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\nledger: {remote: none}\n' });
  expect(await alone()).toEqual([]);
  library.edit({ 'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n' });
  expect((await library.apply()).status).toBe('applied');
  library.edit({ 'organizations/library/kids.yaml': team('kids', ['cleo']) });
  expect(await alone()).toEqual([]);
});
