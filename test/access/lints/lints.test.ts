import { describe, expect, it, test } from 'vitest';
import { accessCodes } from '../../../src/diagnostic/catalogue/access.ts';
import { fixtureText, lintFixtures, lintText } from './lint-fixture.ts';

const mistakes = lintFixtures().filter((name) => !name.startsWith('valid-'));

test('every lint has a fixture', () => {
  const covered = new Set(mistakes.map((name) => `access/${name.replace(/\..*$/, '')}`));
  expect([...covered].sort()).toEqual(Object.keys(accessCodes).sort());
});

describe('what a lint is about is told once, exactly where it is', () => {
  test.each(mistakes)('%s', async (name) => {
    const text = fixtureText(name);
    const { diagnostics, underlined } = await lintText(text);
    const told = [...text.matchAll(/# told: (.*)$/gm)].map(([, words]) => words);
    expect(told).toHaveLength(name === 'expired-waiver' ? 2 : 1);
    expect(underlined).toEqual(told);
    expect(diagnostics[0]?.code).toBe(`access/${name.replace(/\..*$/, '')}`);
    for (const { hint } of diagnostics) expect(hint).toBeTruthy();
  });
});

describe('nothing is told', () => {
  test.each(lintFixtures().filter((name) => name.startsWith('valid-')))('of %s', async (name) => {
    expect((await lintText(fixtureText(name))).diagnostics).toEqual([]);
  });

  it('of the base itself, once its policy is there', async () => {
    const everything =
      'apiVersion: bylaw/v1\nkind: Policy\nname: everything\nstatements: [{ effect: allow, actions: ["scores:list"] }]\n';
    expect((await lintText(everything)).diagnostics).toEqual([]);
  });
});

describe('a waiver silences each lint until it expires', () => {
  const waivable = mistakes.filter((name) => !name.includes('waiver'));

  test.each(waivable)('%s', async (name) => {
    const text = fixtureText(name);
    const code = `access/${name.replace(/\..*$/, '')}`;
    const codesWith = async (expires: string) => {
      const { diagnostics } = await lintText(withWaivers(text, code, expires));
      return diagnostics.map((each) => each.code).filter((each) => each !== 'access/needless-waiver');
    };
    expect(await codesWith('2026-12-31')).toEqual([]);
    expect((await codesWith('2026-11-21')).sort()).toEqual([code, 'access/expired-waiver'].sort());
  });
});

/** Waivers of a lint for every document that it may be about. */
function withWaivers(text: string, code: string, expires: string): string {
  const kinds = {
    Organization: 'organization',
    Policy: 'policy',
    Role: 'role',
    Team: 'team',
    Zone: 'zone',
    Member: 'member',
    Token: 'token',
  };
  const named = [...text.matchAll(/^kind: (\w+?)(?:List)?$|^(?: {2}- (?:\{ )?)?name: ([a-z0-9._-]+)/gm)];
  const lines: string[] = [];
  let kind = '';
  for (const [, of, name] of named) {
    if (of !== undefined) kind = kinds[of as keyof typeof kinds] ?? '';
    else if (kind !== '')
      lines.push(`  - { code: ${code}, of: ${kind}/${name}, reason: meant, expires: ${expires} }`);
  }
  const head = 'kind: Organization\nname: orchestra\n';
  const added = `${head}waivers:\n${lines.join('\n')}\n`;
  if (text.includes(head)) return text.replace(head, added);
  const owners = 'membership: { owners: { role: conductor, min: 1 } }\n';
  return `${text}---\napiVersion: bylaw/v1\n${added}${owners}`;
}
