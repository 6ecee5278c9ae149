import { describe, expect, it, test } from 'vitest';
import { accessCodes } from '../../../src/diagnostic/catalogue/access.ts';
import { fixtureText, lintFixtures, lintText } from './lint-fixture.ts';

const mistakes = lintFixtures().filter((name) => !name.startsWith('valid-'));

test('every lint has a fixture', () => {
  const covered = new Set(mistakes.map((name) => `access/${name.replace(/\..*$/, '')}`));
  expect([...covered].sort()).toEqual(Object.keys(accessCodes).sort());
});

describe('what a lint is about is told once, exactly where it is', () => {
  test.each(mistakes)('%s', (name) => {
    const text = fixtureText(name);
    const { diagnostics, underlined } = lintText(text);
    const told = [...text.matchAll(/# told: (.*)$/gm)].map(([, words]) => words);
    expect(told).toHaveLength(name === 'expired-waiver' ? 2 : 1);
    expect(underlined).toEqual(told);
    expect(diagnostics[0]?.code).toBe(`access/${name.replace(/\..*$/, '')}`);
    for (const { hint } of diagnostics) expect(hint).toBeTruthy();
  });
});

describe('nothing is told', () => {
  test.each(lintFixtures().filter((name) => name.startsWith('valid-')))('of %s', (name) => {
    expect(lintText(fixtureText(name)).diagnostics).toEqual([]);
  });

  it('of the base itself, once its policy is there', () => {
    const everything =
      'apiVersion: bylaw/v1\nkind: Policy\nname: everything\nstatements: [{ effect: allow, actions: ["scores:list"] }]\n';
    expect(lintText(everything).diagnostics).toEqual([]);
  });
});
