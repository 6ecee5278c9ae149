import { describe, expect, test } from 'vitest';
import { catalogue, type Library, members, openLibrary, policy, target, team } from './library.ts';

const kids = { 'organizations/library/kids.yaml': team('kids', ['cleo']) };

describe('--only', () => {
  test('applies the changes of an object with what they need, and leaves the rest for later', async () => {
    const library = await openLibrary();
    await library.apply();
    library.edit({ ...kids, 'organizations/library/stacks.yaml': team('stacks', ['ada', 'cleo']) });
    expect((await library.apply({ only: ['team-member:library/kids/cleo'] })).status).toBe('applied');
    expect(library.system.written.slice(-2)).toEqual(['team:library/kids', 'team-member:library/kids/cleo']);
    expect(await library.planned()).toEqual(['create team-member:library/stacks/ada']);
  });

  test('names what nothing is planned for', async () => {
    const library = await openLibrary();
    const only = ['team:library/desks'];
    await expect(library.apply({ only })).rejects.toMatchObject({
      code: 'plan/no-such-change',
      hint: expect.stringContaining('team:library/desk'),
    });
    expect(await library.kinds()).toEqual([]);
    await library.apply();
    await expect(library.plan({ only })).rejects.toMatchObject({
      code: 'plan/no-such-change',
      hint: expect.stringContaining('nothing at all is planned'),
    });
  });

  test('publishes only the policies that it takes', async () => {
    const library = await openLibrary();
    await library.apply();
    library.edit({ ...kids, 'organizations/library/lend-books.yaml': policy('lend-books', 'books:buy') });
    expect((await library.apply({ only: ['team:library/kids'] })).status).toBe('applied');
    expect((await library.kinds()).slice(3)).toEqual(['intent', 'result']);
    expect((await library.apply()).status).toBe('applied');
    expect((await library.kinds()).slice(5)).toEqual(['publish', 'intent', 'result']);
  });
});

describe('--hold-removals', () => {
  test('applies what adds, and records what it held', async () => {
    const library = await openLibrary();
    await library.apply();
    library.edit({ ...kids, 'organizations/library/stacks.yaml': null });
    const result = await library.apply({ holdRemovals: true });
    expect(result.status).toBe('applied');
    const outcomes = (await library.entries()).at(-1)?.entry.outcomes ?? [];
    expect(outcomes.map(({ status, action, address }) => `${status} ${action} ${address}`)).toEqual([
      'applied create team:library/kids',
      'applied create team-member:library/kids/cleo',
      'held delete team-member:library/stacks/cleo',
      'held delete team:library/stacks',
    ]);
    expect(await library.planned()).toHaveLength(2);
    expect((await library.apply()).status).toBe('applied');
    expect(await library.planned()).toEqual([]);
  });

  test('has nothing to do where there is nothing but removals', async () => {
    const library = await openLibrary();
    await library.apply();
    library.edit({ 'organizations/library/stacks.yaml': null });
    expect((await library.apply({ holdRemovals: true })).status).toBe('nothing-to-do');
    expect(await library.kinds()).toHaveLength(3);
  });
});

describe('guards', () => {
  const strict = target('guards: {lost-teams: {share: 0, floor: 1}}');
  const allowed = (expires: string) =>
    target(
      `guards: {lost-teams: {share: 0, floor: 1}}\nallow: [{guard: lost-teams, reason: The stacks close, expires: ${expires}}]`,
    );

  async function closing(text: string): Promise<Library> {
    const library = await openLibrary();
    await library.apply();
    library.edit({ 'organizations/library/target.yaml': text, 'organizations/library/stacks.yaml': null });
    return library;
  }

  test('refuse, name what allows it, and write nothing', async () => {
    const library = await closing(strict);
    const refused = await library.apply();
    expect(refused.status).toBe('refused');
    expect(refused.refusals).toEqual([expect.stringContaining('lost-teams')]);
    expect(refused.refusals[0]).toContain('--allow lost-teams');
    expect(await library.kinds()).toHaveLength(3);
  });

  test('are passed by a flag, but not in CI', async () => {
    const library = await closing(strict);
    const environment = { ...library.session().environment, CI: 'true' };
    const allow = ['lost-teams'];
    await expect(library.apply({ allow }, { environment })).rejects.toMatchObject({
      code: 'plan/allow-in-ci',
    });
    await expect(library.plan({ allow }, { environment })).rejects.toMatchObject({
      code: 'plan/allow-in-ci',
    });
    expect((await library.apply({ allow })).status).toBe('applied');
  });

  test('are passed by the target, in CI too, until that expires', async () => {
    const library = await closing(allowed('2026-09-02'));
    const environment = { ...library.session().environment, CI: 'true' };
    library.clock.now = '2026-09-03T00:00:00Z';
    expect((await library.apply({}, { environment })).status).toBe('refused');
    library.clock.now = '2026-09-02T23:59:59Z';
    expect((await library.apply({}, { environment })).status).toBe('applied');
  });

  test('keep whoever applies, known by their e-mail address, from locking themselves out', async () => {
    const library = await openLibrary();
    library.edit({ 'organizations/library/members.yaml': members('ben', 'ada', 'cleo') });
    await library.apply();
    library.edit({ 'organizations/library/members.yaml': members('ben', 'cleo') });
    const removed = await library.apply();
    expect(removed.refusals).toEqual([expect.stringContaining('callers-last-path')]);
    const other = { ...library.session().environment, GIT_AUTHOR_EMAIL: 'ben@library.example' };
    expect((await library.apply({}, { environment: other })).status).toBe('applied');
  });

  test('of one organization do not keep another from being applied by itself', async () => {
    const library = await closing(strict);
    expect((await library.apply({ only: ['team:library/stacks'] })).status).toBe('refused');
    library.edit(kids);
    expect((await library.apply({ only: ['team:library/kids'] })).status).toBe('applied');
  });
});

test('what is declined writes nothing', async () => {
  const library = await openLibrary();
  expect((await library.apply({ confirm: async () => false })).status).toBe('declined');
  expect(await library.kinds()).toEqual([]);
  expect(library.system.written).toEqual([]);
});

test('offline, a plan is against what was recorded', async () => {
  const library = await openLibrary();
  await library.apply();
  library.system.put(catalogue, new Map());
  library.system.inject({ refusedReads: true });
  expect(await library.planned({ offline: true })).toEqual([]);
  library.write(kids);
  expect(await library.planned({ offline: true })).toEqual([
    'create team-member:library/kids/cleo',
    'create team:library/kids',
  ]);
});
