import { expect, test } from 'vitest';
import { unseen } from '../../../src/report/sanitize-text.ts';
import { readLog } from '../../action/runner-log.ts';
import { hostileFiles } from '../../report/pull-request/look/scene-files.ts';
import { rendered, searched, skeleton } from '../../report/pull-request/rendered.ts';
import { documents, flat, forged } from '../hardening/nasty-hall.ts';
import { openCompany } from './company.ts';
import { patience } from './patience.ts';

/** What GitHub makes of a text that is no code: mentions, references, links. */
const live = /@\w|#\d|\bgh-\d|:\/\/|\bwww\.\w/iu;
/** What the comment itself is made of. */
const plainTags =
  /^<\/?(?:h[1-6]|p|ul|ol|li|strong|b|em|details|summary|sub|hr|br|table|thead|tbody|tr|t[hd](?: align="\w+")?|pre|blockquote)(?: \/)?>$/;

function expectText(markdown: string): void {
  const html = rendered(markdown.replace(/^<!-- bylaw:plan -->\n/, ''));
  expect(skeleton(html).filter((tag) => !plainTags.test(tag))).toEqual([]);
  expect(searched(html).filter((text) => live.test(text))).toEqual([]);
  expect(markdown).not.toMatch(new RegExp(`^\\s*${forged}`, 'm'));
}

test('what a hostile repository says is a text wherever people and programs read it', patience, async () => {
  const files = (isAfter: boolean) => ({
    ...documents(isAfter ? 'second' : 'first'),
    ...hostileFiles(isAfter),
  });
  const company = await openCompany('A hostile repository', files(false));
  const { repository, chronicle, github } = company;
  repository.commit('grant', files(true), { author: 'ana', message: flat });
  const title = '</details> @everyone fixes #1 ::error::x <!-- bylaw:plan -->';
  const pull = repository.openPull({ head: 'grant', author: 'ana', title });
  const first = await company.plan(pull);
  chronicle.tell('Ana proposes texts that are commands, links and tags elsewhere', first);
  const again = await company.plan(pull);
  chronicle.tell('And the workflow runs again', again);
  chronicle.show(repository, pull);

  expect([first.code, first.outputs.standing, first.stderr]).toEqual([0, 'needs-approval', '']);
  expect(again.outputs['comment-url']).toBe(first.outputs['comment-url']);
  const [comment = '', ...others] = company.comments(pull);
  expect(others).toEqual([]);
  expectText(comment);
  expectText(first.summary);
  const checks = [...repository.hosted.checkRuns.values()];
  expect(checks).toHaveLength(2);
  for (const { output } of checks) for (const text of [output.summary, output.text]) expectText(text ?? '');
  expect(readLog(first.stdout).commands.map(({ name }) => name)).toEqual(['add-mask']);
  expect(Object.keys(first.outputs).sort()).toEqual(Object.keys(again.outputs).sort());
  expect(first.outputs.digest).toMatch(/^[0-9a-f]{64}$/);

  repository.commit('grant', mistaken(), { author: 'ana' });
  const refused = await company.plan(pull);
  chronicle.tell('The same where names should stand', refused);
  chronicle.show(repository, pull);
  expect([refused.code, refused.outputs.standing]).toEqual([1, 'errors']);
  expect(company.check(pull)).toBe('failure');
  for (const text of company.comments(pull)) expectText(text);
  expect(company.comments(pull)).toHaveLength(1);
  expect(readLog(refused.stdout).commands.map(({ name }) => name)).toEqual(['add-mask']);
  const remarks = [...repository.hosted.checkRuns.values()].at(-1)?.annotations ?? [];
  // Of each name what it is, who is in it, and the key; as its parent it is told with the first.
  expect(remarks).toHaveLength(3 * 7);
  for (const { title, message, path } of remarks) {
    expect(`${title} ${path}`).toMatch(/^parse\/[a-z-]+ organizations\/acme\/mistaken\.yaml$/);
    expect(String(message)).not.toMatch(unseen);
  }
  expect(github.violations).toEqual([]);
});

/** The payloads as names, of which no document takes any. */
function mistaken(): Readonly<Record<string, string>> {
  const names = [
    flat,
    '@everyone',
    '[x](https://evil.example)',
    '<img src=x onerror=alert(1)>',
    '::error::x',
    '`',
    '|',
  ];
  const teams = names.map((name) => JSON.stringify({ name, parent: name, members: [name], [name]: name }));
  return {
    'organizations/acme/mistaken.yaml': `apiVersion: bylaw/v1\nkind: TeamList\nitems: [${teams.join(', ')}]\n`,
  };
}
