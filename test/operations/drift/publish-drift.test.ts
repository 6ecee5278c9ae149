import { expect, test } from 'vitest';
import { drift } from '../../../src/operations/drift/drift.ts';
import { publishDrift } from '../../../src/operations/drift/publish-drift.ts';
import { expectToFit } from '../../commands/fits-schema.ts';
import { emulatedIssues } from '../../issues/emulated-issues.ts';
import { catalogue, type Library, openLibrary } from '../library.ts';

const { github, begin, shown } = emulatedIssues();

/** An applied library whose issues are on the emulator. */
async function applied() {
  const { token } = begin();
  const environment = { GITHUB_API_URL: github().url, GITHUB_REPOSITORY: 'acme/iam', GITHUB_TOKEN: token };
  const library = await openLibrary(undefined, environment);
  await library.apply();
  const system = library.system.entries(catalogue);
  return { library, system, look: (scope = {}) => look(library, scope) };
}

async function look(library: Library, scope: { targets?: readonly string[] }) {
  const found = await drift(library.session(), scope);
  const issue = await publishDrift(library.session(), found, scope);
  expectToFit('drift', { ...found, issue });
  return issue.is;
}

test('one issue tells of drift while there is any, and is edited only where that changed', async () => {
  const { library, system, look } = await applied();
  expect(await look()).toBe('none');
  system.delete('team-member:library/desk/ben');
  expect(await look()).toBe('opened');
  expect(shown()).toHaveLength(1);
  expect(shown()[0]).toMatch(
    /^#1 open Access differs from the files: <!-- bylaw:drift -->\n## Drift: 1 change of 1 object\n/,
  );
  expect(shown()[0]).toContain('`- team-member:library/desk/ben`');
  const writes = github().writes.length;
  library.clock.now = '2026-09-01T10:00:00Z';
  expect(await look()).toBe('unchanged');
  expect(github().writes).toHaveLength(writes);

  await library.apply();
  expect(await look()).toBe('closed');
  expect(shown()[0]).toMatch(/^#1 closed /);
  expect(shown().slice(1)).toEqual(['#1 No drift any longer, as of 2026-09-01T10:00:00Z.']);
  expect(await look()).toBe('none');
  system.delete('team-member:library/desk/ben');
  expect(await look()).toBe('reopened');
});

test('what comes on top is said under it, as nobody hears of an edit; what goes is not', async () => {
  const { system, look } = await applied();
  system.delete('team-member:library/desk/ben');
  await look();
  system.set('team-member:library/stacks/ben', { role: 'maintainer' });
  expect(await look()).toBe('edited');
  const news = shown().slice(1);
  expect(news).toEqual([
    '#1 **1 difference more than this told of before:**\n\n- library on catalogue: `+ team-member:library/stacks/ben`',
  ]);
  system.delete('team-member:library/stacks/ben');
  expect(await look()).toBe('edited');
  expect(shown().slice(1)).toEqual(news);
});

test('whoever looks at a part has an issue of their own, and closes none of the whole', async () => {
  const { system, look } = await applied();
  const ben = system.get('team-member:library/desk/ben') ?? {};
  system.delete('team-member:library/desk/ben');
  await look();
  expect(await look({ targets: ['catalogue'] })).toBe('opened');
  expect(shown().map((text) => text.slice(0, 70))).toEqual([
    expect.stringMatching(/^#1 open Access differs from the files: <!-- bylaw:drift/),
    expect.stringMatching(/^#2 open Access differs from the files: catalogue: <!-- b/),
  ]);
  system.set('team-member:library/desk/ben', ben);
  expect(await look({ targets: ['catalogue'] })).toBe('closed');
  expect(shown()[0]).toMatch(/^#1 open /);
});

test('what somebody wrote into the target is written as text', async () => {
  const { system, look } = await applied();
  const evil = '@everyone <img src=x> [a](http://b) | `x` \u202e\u200b ``` <!-- bylaw:told 00 -->';
  system.set('member:library/cleo', { ...system.get('member:library/cleo'), role: evil });
  expect(await look()).toBe('opened');
  const [text = ''] = shown();
  const [, ...lines] = text.split('\n');
  const body = lines.join('\n');
  expect(body).not.toMatch(/@everyone|<img|\]\(http|[\u202e\u200b]|```|told 00 -->/);
  expect(body.match(/<!-- bylaw:/g)).toHaveLength(1);
});

test('thousands of differences fit into one issue, and are no news to each other', async () => {
  const { system, look } = await applied();
  const long = 'x'.repeat(80);
  const add = (from: number, to: number) => {
    for (let index = from; index < to; index += 1) {
      system.set(`team-member:library/desk/${long}-${index}`, { role: 'maintainer' });
    }
  };
  add(0, 3000);
  expect(await look()).toBe('opened');
  add(3000, 3001);
  expect(await look()).toBe('edited');
  const [text = '', ...others] = shown();
  expect(Buffer.byteLength(text)).toBeLessThan(65_536);
  expect(text).toContain('more: see `bylaw drift --full`.');
  expect(others).toEqual([]);
});

test('without a repository it is told what to give', async () => {
  const { library } = await applied();
  const { GITHUB_TOKEN } = library.session().environment;
  const session = library.session({ environment: { ...(GITHUB_TOKEN && { GITHUB_TOKEN }) } });
  await expect(publishDrift(session, { at: '2026-09-01T08:00:00Z', sections: [] })).rejects.toMatchObject({
    code: 'pull-request/no-repository',
    hint: 'give --repository OWNER/NAME',
  });
});
