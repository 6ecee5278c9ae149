import { describe, expect, test } from 'vitest';
import { accessExplain } from '../../../src/operations/access/access-explain.ts';
import { type Library, openLibrary, policy, start, team } from '../library.ts';

const desk = 'organizations/library/desk.yaml';
const lend = 'organizations/library/lend-books.yaml';

/** Of each step that leads Ben to lending: its name, and the subject of the commit that brought it in. */
async function stepsOf(
  library: Library,
  principal = 'ben',
): Promise<readonly (readonly [string, string | null])[]> {
  const { statements } = await accessExplain(library.session(), { principal, action: 'books:lend' });
  return (statements[0]?.path ?? []).map(({ name, introduced }) => [name, introduced?.subject ?? null]);
}

describe('access explain', () => {
  test('tells the commit that brought in each link, whatever else was changed since', async () => {
    const library = await openLibrary({ ...start, [desk]: team('desk', [], 'bindings: [librarian]') });
    library.edit({ [desk]: team('desk', ['ben'], 'bindings: [librarian]') }, 'Ben joins the desk');
    library.edit({ [desk]: team('desk', ['cleo', 'ben'], 'bindings: [librarian]') }, 'Cleo joins the desk');
    expect(await stepsOf(library)).toEqual([
      ['member/ben', 'Open the library'],
      ['team/desk', 'Ben joins the desk'],
      ['role/librarian', 'Open the library'],
      ['policy/lend-books@1', 'Open the library'],
      ['statement 1', 'Open the library'],
    ]);
  });

  test('follows a document that moved to another file', async () => {
    const library = await openLibrary();
    const text = team('desk', ['ben'], 'bindings: [librarian]');
    library.edit({ [desk]: null, 'organizations/library/teams/desk.yaml': text }, 'Tidy up');
    const steps = new Map(await stepsOf(library));
    expect(steps.get('team/desk')).toBe('Open the library');
  });

  test('says what left and came back, and what is not committed yet', async () => {
    const library = await openLibrary();
    library.edit({ [desk]: team('desk', [], 'bindings: [librarian]') }, 'Ben leaves');
    library.edit({ [desk]: team('desk', ['ben'], 'bindings: [librarian]') }, 'Ben comes back');
    expect(new Map(await stepsOf(library)).get('team/desk')).toBe('Ben comes back');
    library.write({ [desk]: team('desk', ['ben', 'cleo'], 'bindings: [librarian]') });
    expect(new Map(await stepsOf(library, 'cleo')).get('team/desk')).toBe(null);
  });

  test('tells of an older version who wrote it, though the file says something else', async () => {
    const library = await openLibrary();
    await library.apply();
    library.edit({ [lend]: policy('lend-books', 'books:buy') }, 'Buy books instead');
    await library.apply();
    const roles = start['organizations/library/roles.yaml'] ?? '';
    library.edit(
      { 'organizations/library/roles.yaml': roles.replace('[lend-books]', '["lend-books@1"]') },
      'Go back',
    );
    const { statements, published } = await accessExplain(library.session(), {
      principal: 'member/ben',
      action: 'books:lend',
    });
    const [policyStep, statement] = statements[0]?.path.slice(-2) ?? [];
    expect(policyStep).toMatchObject({ name: 'policy/lend-books@1', introduced: { subject: 'Go back' } });
    expect(statement).toMatchObject({ at: null, introduced: { subject: 'Open the library' } });
    expect(published).toMatchObject([{ version: 'lend-books@1', sequence: 1, actor: 'Ada Lund' }]);
  });

  test('says that a shallow clone may not know the beginning', async () => {
    const library = await openLibrary();
    library.edit({ [desk]: team('desk', ['cleo', 'ben'], 'bindings: [librarian]') }, 'Cleo joins the desk');
    const { cloneLibrary } = await import('../library.ts');
    const clone = await cloneLibrary(library, '--depth', '1');
    const { statements } = await accessExplain(clone.session(), { principal: 'ben', action: 'books:lend' });
    expect(statements[0]?.path[0]?.introduced).toMatchObject({ orEarlier: true });
  });
});
