import { expect, test } from 'vitest';
import { openLibrary, organization, start } from './library.ts';

const lendBooks = 'organizations/library/lend-books.yaml';
const root = 'organizations/library/organization.yaml';

function policy(name: string, ...statements: readonly string[]): string {
  return `apiVersion: bylaw/v1\nkind: Policy\nname: ${name}\nstatements:\n${statements.map((each) => `  - ${each}\n`).join('')}`;
}

const waiver = (expires: string) =>
  `waivers:\n  - {code: access/allow-with-exceptions, of: policy/lend-books, reason: counted each week, expires: ${expires}}\n`;

test('an allow of all but what it names is published only where a waiver says that it is meant', async () => {
  const library = await openLibrary({
    ...start,
    [lendBooks]: policy('lend-books', '{effect: allow, notActions: ["books:buy"]}'),
  });
  const before = library.git('for-each-ref');
  const refused = await library.apply();
  expect(refused.status).toBe('invalid');
  expect(refused.diagnostics).toMatchObject([
    { code: 'access/allow-with-exceptions', severity: 'error', at: { file: lendBooks, start: { line: 5 } } },
  ]);
  expect(library.git('for-each-ref')).toBe(before);

  library.edit({ [root]: `${organization('library')}${waiver('2020-01-01')}` }, 'Waive it too late');
  expect((await library.apply()).status).toBe('invalid');
  library.edit({ [root]: `${organization('library')}${waiver('2999-01-01')}` }, 'Waive it');
  expect((await library.apply()).status).toBe('applied');

  // What is published is told by validate: to refuse the next apply would not take it out of force.
  library.edit({ [root]: organization('library') }, 'Waive it no longer');
  expect((await library.apply()).status).not.toBe('invalid');
});

test('a policy that is only a boundary may name what it leaves out', async () => {
  const cap = {
    'organizations/library/cap.yaml': policy('cap', '{effect: allow, notActions: ["books:buy"]}'),
  };
  const library = await openLibrary({
    ...start,
    ...cap,
    [root]: `${organization('library')}boundary: [cap]\n`,
  });
  expect((await library.apply()).status).toBe('applied');
});
