import { expect, test } from 'vitest';
import { drift } from '../../../src/operations/drift/drift.ts';
import { hasDrift } from '../../../src/report/drift/drift-report.ts';
import { expectToFit } from '../../commands/fits-schema.ts';
import { catalogue, openLibrary, start, target, team } from '../library.ts';
import { withLog } from './with-log.ts';

test('right after an apply there is no drift', async () => {
  const library = await openLibrary();
  await library.apply();
  const found = await drift(library.session());
  expect(found.sections).toMatchObject([
    { ...catalogue, provider: 'memory', since: { kind: 'result' }, objects: [], expired: [], unmanaged: [] },
  ]);
  expect(hasDrift(found)).toBe(false);
});

test('what others changed is told by object, with who did it where the system tells', async () => {
  const library = await openLibrary();
  await library.apply();
  const entries = library.system.entries(catalogue);
  entries.delete('team-member:library/desk/ben');
  entries.set('team-member:library/stacks/ben', { role: 'maintainer' });
  entries.set('member:library/cleo', { ...entries.get('member:library/cleo'), role: 'director' });
  const asked: string[] = [];
  const providers = withLog(library, (since) => {
    asked.push(since);
    return {
      happenings: [
        {
          at: '2026-09-01T09:00:00Z',
          who: 'dora',
          what: 'team.add_member',
          address: 'team-member:library/stacks/ben',
        },
        {
          at: '2026-09-01T09:30:00Z',
          who: 'eve',
          what: 'team.update',
          address: 'team-member:library/stacks/ben',
        },
      ],
    };
  });
  const before = await library.kinds();
  const found = await drift(library.session({ providers }));
  expect(asked).toEqual(['2026-09-01T08:00:00Z']);
  expect(found.sections[0]?.objects).toMatchObject([
    {
      object: 'member:library/cleo',
      changes: [{ action: 'update', before: { role: 'reader' }, after: { role: 'director' } }],
      at: { file: 'organizations/library/members.yaml' },
    },
    { object: 'team:library/desk', changes: [{ action: 'delete', address: 'team-member:library/desk/ben' }] },
    {
      object: 'team:library/stacks',
      changes: [{ action: 'create', address: 'team-member:library/stacks/ben', by: { who: 'eve' } }],
    },
  ]);
  expect(found.sections[0]?.taken).toHaveLength(3);
  expect(found.sections[0]?.noTrail).toBeNull();
  expect(hasDrift(found)).toBe(true);
  expectToFit('drift', found);
  // An apply records it, not whoever looks.
  expect(await library.kinds()).toEqual(before);
});

test('a system without a log says so once, and only where there is drift', async () => {
  const library = await openLibrary();
  await library.apply();
  expect((await drift(library.session())).sections[0]?.noTrail).toBeNull();
  library.system.entries(catalogue).delete('team-member:library/desk/ben');
  expect((await drift(library.session())).sections[0]?.noTrail).toBe('memory keeps no log of who did what');
});

test('the log tells of a removed member what became of their memberships', async () => {
  const library = await openLibrary();
  await library.apply();
  const entries = library.system.entries(catalogue);
  entries.delete('member:library/cleo');
  entries.delete('team-member:library/stacks/cleo');
  const happening = {
    at: '2026-09-01T09:00:00Z',
    who: 'dora',
    what: 'org.remove_member',
    address: 'member:library/cleo',
  };
  const providers = withLog(library, () => ({ happenings: [happening] }));
  const found = await drift(library.session({ providers }));
  expect(found.sections[0]?.objects.flatMap(({ changes }) => changes.map(({ by }) => by?.who))).toEqual([
    'dora',
    'dora',
  ]);
});

test('what the files say already is drift that no apply takes back', async () => {
  const library = await openLibrary();
  await library.apply();
  library.system.entries(catalogue).set('team-member:library/stacks/ben', { role: 'member' });
  library.edit({ 'organizations/library/stacks.yaml': team('stacks', ['ben', 'cleo']) });
  const [section] = (await drift(library.session())).sections;
  expect(section?.objects).toHaveLength(1);
  expect(section?.taken).toEqual([]);
});

test('what nobody manages is counted by name, and is no drift', async () => {
  const library = await openLibrary();
  await library.apply();
  const entries = library.system.entries(catalogue);
  entries.set('team:library/ghosts', {});
  entries.set('member:library/@eve', { role: 'reader' });
  const found = await drift(library.session());
  expect(found.sections[0]?.unmanaged).toEqual([
    { kind: 'member', names: ['@eve'] },
    { kind: 'team', names: ['ghosts'] },
  ]);
  expect(hasDrift(found)).toBe(false);
});

test('where nothing but what is declared may be, what somebody put there is drift', async () => {
  const library = await openLibrary({
    ...start,
    'organizations/library/target.yaml': target('mode: strict'),
  });
  await library.apply();
  library.system.entries(catalogue).set('member:library/@eve', { role: 'reader' });
  const found = await drift(library.session());
  expect(found.sections[0]?.objects).toMatchObject([
    { object: 'member:library/@eve', changes: [{ action: 'create', after: { role: 'reader' } }] },
  ]);
});

test('what ended and is there still is told until an apply takes it', async () => {
  const library = await openLibrary({
    ...start,
    'organizations/library/desk.yaml': team('desk', ['{member: ben, expires: "2026-09-02"}']),
  });
  await library.apply();
  library.clock.now = '2026-09-05T08:00:00Z';
  const found = await drift(library.session());
  expect(found.sections[0]?.objects).toEqual([]);
  expect(found.sections[0]?.expired).toEqual([
    { address: 'team-member:library/desk/ben', at: '2026-09-03T00:00:00Z' },
  ]);
  expect(hasDrift(found)).toBe(true);
  await library.apply();
  expect(hasDrift(await drift(library.session()))).toBe(false);
});

test('drift that applies found before is told of the time asked for', async () => {
  const library = await openLibrary();
  await library.apply();
  library.system.entries(catalogue).delete('team-member:library/desk/ben');
  library.clock.now = '2026-09-02T08:00:00Z';
  await library.apply();
  expect((await drift(library.session())).sections[0]?.earlier).toEqual([]);
  const [section] = (await drift(library.session(), { since: '2026-09-02' })).sections;
  expect(section?.objects).toEqual([]);
  expect(section?.earlier).toMatchObject([
    { at: '2026-09-02T08:00:00Z', objects: [{ object: 'team:library/desk' }] },
  ]);
  expect((await drift(library.session(), { since: '2026-09-03' })).sections[0]?.earlier).toEqual([]);
  await expect(drift(library.session(), { since: 'yesterday' })).rejects.toMatchObject({
    code: 'access/not-a-time',
  });
});

test('a directory is its own record: there is nothing to look at', async () => {
  const library = await openLibrary({
    ...start,
    'organizations/library/target.yaml': target('', 'catalogue', 'directory'),
  });
  await library.apply();
  await expect(drift(library.session())).rejects.toMatchObject({ code: 'drift/nothing-to-read' });
});

test('a target that cannot be read is no drift but an error', async () => {
  const library = await openLibrary();
  await library.apply();
  library.system.inject({ readsBreakAfter: 2 });
  await expect(drift(library.session())).rejects.toMatchObject({ code: 'provider/unreadable' });
});
