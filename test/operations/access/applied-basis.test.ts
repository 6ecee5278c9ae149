import { describe, expect, test } from 'vitest';
import { accessShow } from '../../../src/operations/access/access-show.ts';
import { auditShow } from '../../../src/operations/audit-show.ts';
import { renderBasis } from '../../../src/report/access/render-basis.ts';
import { renderAuditShowText } from '../../../src/report/render-audit-show-text.ts';
import { plain } from '../../../src/report/style.ts';
import { type Library, openLibrary, policy, team } from '../library.ts';

const desk = 'organizations/library/desk.yaml';
const more = team('desk', ['ben', 'cleo'], 'bindings: [librarian]');

/** How the files stand to what was applied, and what is told of it. */
async function standing(
  library: Library,
  at?: string,
): Promise<readonly [string | null, string | undefined]> {
  const { basis } = await accessShow(library.session(), { principal: 'ben', ...(at && { at }) });
  const note = renderBasis(basis, plain).find((line) => /was applied/.test(line));
  return [basis.applied === null ? null : basis.applied.map(({ files }) => files).join(' '), note];
}

describe('an answer tells how the files stand to what was applied', () => {
  test('before the first apply, after it, and ahead of it', async () => {
    const library = await openLibrary();
    expect(await standing(library)).toEqual([
      '',
      'note: nothing of library was applied yet: the files answer',
    ]);
    await library.apply();
    expect(await standing(library)).toEqual(['same', undefined]);
    const first = library.git('rev-parse', '--short=7', 'HEAD');
    library.write({ [desk]: more });
    expect((await standing(library))[0]).toBe('ahead');
    library.commit('Cleo joins the desk');
    expect(await standing(library)).toEqual([
      'ahead',
      `note: commit ${first} was applied last (entry 3); the files, which answer, are ahead of it: \`bylaw plan\` shows what is not applied`,
    ]);
    expect(await standing(library, 'HEAD')).toEqual([null, undefined]);
  });

  test('where a part of it failed', async () => {
    const library = await openLibrary();
    await library.apply();
    library.edit({
      [desk]: more,
      'organizations/library/lend-books.yaml': policy('lend-books', 'books:buy'),
    });
    library.system.inject({ refusedWrites: new Map([['policy:library/lend-books', 'the room is closed']]) });
    expect((await library.apply()).status).toBe('partly-failed');
    expect(await standing(library)).toEqual([
      'same',
      expect.stringMatching(/in part.*`bylaw audit show \d+`/),
    ]);
  });

  test('where a part of it was left out, until the rest is applied', async () => {
    const library = await openLibrary();
    await library.apply();
    library.edit({ [desk]: more, 'organizations/library/kids.yaml': team('kids', ['cleo']) });
    const inPart = ['same', expect.stringMatching(/in part.*`bylaw audit show \d+`/)];
    expect((await library.apply({ only: ['team:library/kids'] })).status).toBe('applied');
    expect(await standing(library)).toEqual(inPart);
    const { entry, ...shown } = await auditShow(library.session(), { entry: '5' });
    expect(renderAuditShowText({ ...shown, entry })).toContain('left out      1 planned change');
    expect((await library.apply({ only: ['team:library/desk'] })).status).toBe('applied');
    expect(await standing(library)).toEqual(['same', undefined]);
  });

  test('where removals were held', async () => {
    const library = await openLibrary();
    await library.apply();
    library.edit({ [desk]: more, 'organizations/library/stacks.yaml': null });
    expect((await library.apply({ holdRemovals: true })).status).toBe('applied');
    expect(await standing(library)).toEqual(['same', expect.stringContaining('in part')]);
    expect((await library.apply()).status).toBe('applied');
    expect(await standing(library)).toEqual(['same', undefined]);
  });

  test('where a change failed, and others were applied after it', async () => {
    const library = await openLibrary();
    await library.apply();
    library.edit({ [desk]: more, 'organizations/library/kids.yaml': team('kids', ['cleo']) });
    library.system.inject({ refusedWrites: new Map([['team:library/kids', 'the room is closed']]) });
    expect((await library.apply()).status).toBe('partly-failed');
    library.edit({ 'organizations/library/night.yaml': team('night', ['cleo']) });
    library.system.inject({});
    expect((await library.apply({ only: ['team:library/night'] })).status).toBe('applied');
    expect(await standing(library)).toEqual(['same', expect.stringContaining('in part')]);
    expect((await library.apply()).status).toBe('applied');
    expect(await standing(library)).toEqual(['same', undefined]);
  });

  test('where a saved plan had only a part of it', async () => {
    const library = await openLibrary();
    await library.apply();
    library.edit({ [desk]: more, 'organizations/library/kids.yaml': team('kids', ['cleo']) });
    const { plan } = await library.plan({ only: ['team:library/kids'] });
    expect((await library.apply({ planText: JSON.stringify(plan) })).status).toBe('applied');
    expect(await standing(library)).toEqual(['same', expect.stringContaining('in part')]);
  });

  test('a commit that changes no file of the organization is not ahead', async () => {
    const library = await openLibrary();
    await library.apply();
    library.edit({ 'README.md': 'Hello\n', 'organizations/library/notes.txt': 'x\n' }, 'Write notes');
    expect(await standing(library)).toEqual(['same', undefined]);
  });

  test('behind it, and apart from it', async () => {
    const library = await openLibrary();
    const first = library.git('rev-parse', 'HEAD');
    library.edit({ [desk]: more }, 'Cleo joins the desk');
    await library.apply();
    library.git('checkout', '--quiet', first);
    expect(await standing(library)).toEqual(['behind', expect.stringContaining('are behind it')]);
    library.edit({ [desk]: team('desk', [], 'bindings: [librarian]') }, 'Close the desk');
    expect(await standing(library)).toEqual(['apart', expect.stringContaining('of another history')]);
  });
});
