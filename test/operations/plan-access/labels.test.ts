import { expect, test } from 'vitest';
import { renderPlanHtml } from '../../../src/report/html/render-plan-html.ts';
import { renderPlanMarkdown } from '../../../src/report/render-plan-markdown.ts';
import { renderPlanText } from '../../../src/report/render-plan-text.ts';
import { openLibrary, policy, start, target } from '../library.ts';

const folder = 'organizations/library';
const lend = `${folder}/lend-books.yaml`;
const roles = `${folder}/roles.yaml`;
const people = `${folder}/members.yaml`;
const edited = (file: string, from: string, to: string) => ({
  [file]: (start[file] ?? '').replace(from, to),
});

test.each([
  [
    'a greater role',
    edited(people, 'cleo@library.example', 'cleo@library.example, role: director'),
    'gives access',
  ],
  ['a version that is the newest', edited(roles, '[lend-books]', '["lend-books@1"]'), undefined],
  ['more in a policy', { [lend]: policy('lend-books', 'books:*') }, 'gives access'],
  ['another action', { [lend]: policy('lend-books', 'books:buy') }, 'gives and takes access'],
])('%s is told as what it comes to for everybody', async (_, files, label) => {
  const library = await openLibrary({
    ...start,
    [`${folder}/target.yaml`]: target('', 'catalogue', 'directory'),
  });
  await library.apply();
  library.edit(files);
  const { plan } = await library.plan();
  if (plan === undefined) throw new Error('no plan');
  expect(plan.sections.flatMap(({ changes }) => changes)).toHaveLength(1);
  for (const text of [renderPlanText(plan), renderPlanMarkdown(plan), renderPlanHtml(plan)]) {
    const [found] = /gives(?: and takes)? access|takes access/.exec(text) ?? [];
    expect(found).toBe(label);
  }
});
