import { expect, test } from 'vitest';
import { renderReviewedText } from '../../src/report/render-reviewed-text.ts';
import { plain } from '../../src/report/style.ts';
import { catalogue, type Library, openLibrary, team } from './library.ts';

const kids = { 'organizations/library/kids.yaml': team('kids', ['cleo']) };
const names = (changes: readonly { action: string; address: string }[] = []) =>
  changes.map(({ action, address }) => `${action} ${address}`);

/** An applied library with a change, and the plan of it that somebody looked at: of a pull request, say. */
async function reviewing() {
  const library = await openLibrary();
  await library.apply();
  library.edit(kids);
  const planned = await library.plan({ against: 'HEAD~1' });
  return { library, reviewedText: JSON.stringify(planned.plan) };
}

/** What is told before anybody is asked, and in the end. */
async function applied(library: Library, options: object) {
  const asked: unknown[] = [];
  const confirm = async (_: unknown, reviewed: unknown) => asked.push(reviewed) > 0;
  return { asked, ...(await library.apply({ ...options, confirm })) };
}

test('the plan of a pull request and that of its merge are the same changes', async () => {
  const { library, reviewedText } = await reviewing();
  const { reviewed, asked, status } = await applied(library, { reviewedText });
  expect(status).toBe('applied');
  expect(reviewed).toMatchObject({ unreviewed: [], gone: [] });
  expect(asked).toEqual([reviewed]);
  expect(reviewed && renderReviewedText(reviewed, plain)).toBe('As reviewed: the same changes.\n');
});

test('what came on top, became another change, or is done already, is told, and nothing is left out', async () => {
  const { library, reviewedText } = await reviewing();
  library.edit({ 'organizations/library/desk.yaml': team('desk', ['ben', 'cleo'], 'bindings: [librarian]') });
  library.system.entries(catalogue).set('team-member:library/kids/cleo', { role: 'member' });
  const { reviewed, plan } = await applied(library, { reviewedText });
  expect(names(reviewed?.unreviewed)).toEqual(['create team-member:library/desk/cleo']);
  expect(names(reviewed?.gone)).toEqual(['create team-member:library/kids/cleo']);
  expect(names(plan?.sections[0]?.changes)).toContain('create team-member:library/desk/cleo');
  expect(reviewed && renderReviewedText(reviewed, plain)).toBe(`1 change that nobody reviewed:
  + team-member:library/desk/cleo  (library on catalogue)
1 reviewed change that is not planned now:
  + team-member:library/kids/cleo  (library on catalogue)
`);
});

test('where all of it is done, it is told that all of it is gone', async () => {
  const { library, reviewedText } = await reviewing();
  await library.apply();
  const again = await applied(library, { reviewedText });
  expect(again).toMatchObject({ status: 'nothing-to-do', asked: [], reviewed: { unreviewed: [] } });
  expect(names(again.reviewed?.gone)).toEqual([
    'create team:library/kids',
    'create team-member:library/kids/cleo',
  ]);
});

test('what is kept back is planned still', async () => {
  const { library } = await reviewing();
  library.edit({ 'organizations/library/stacks.yaml': null });
  const reviewedText = JSON.stringify((await library.plan()).plan);
  expect((await applied(library, { reviewedText, holdRemovals: true })).reviewed).toMatchObject({
    unreviewed: [],
    gone: [],
  });
});

test('a reviewed plan that was edited is refused before anything is read', async () => {
  const { library, reviewedText } = await reviewing();
  const edited = reviewedText.replace('team:library/kids', 'team:library/cats');
  const before = await library.kinds();
  await expect(library.apply({ reviewedText: edited })).rejects.toMatchObject({ code: 'apply/plan-edited' });
  expect(await library.kinds()).toEqual(before);
});
