import { expect, it } from 'vitest';
import { decide } from '../../../src/access/decide.ts';
import { runAccessTests } from '../../../src/access/tests/run-access-tests.ts';
import { fc } from '../../properties.ts';
import { emma, noon, onlyTest, runTests } from './run-tests-of.ts';

const principals = ['member/ada', 'member/ben', 'member/cleo', 'team/desk', 'token/kiosk'];
const actions = ['books:read', 'books:lend'];
const resources = [emma, 'krn:acme:books:o-1:book/rare-bible', 'krn:acme:books:o-1:book/other', '*'];

const pairs = principals.flatMap((principal) =>
  actions.flatMap((action) => resources.map((resource) => ({ principal, action, resource }))),
);

function textOf(allowed: readonly (typeof pairs)[number][], who: readonly string[], order: number): string {
  const turned = <T>(list: readonly T[]) => [
    ...list.slice(order % list.length),
    ...list.slice(0, order % list.length),
  ];
  const items = turned(allowed.length === 0 ? [] : allowed).map(
    ({ principal, action, resource }) =>
      `\n    - { principal: ${principal}, actions: ["${action}"], resources: ["${resource}"] }`,
  );
  const list = (texts: readonly string[]) =>
    `[${turned(texts)
      .map((text) => JSON.stringify(text))
      .join(', ')}]`;
  return `kind: AccessTest
name: t
now: 2026-12-01T12:00:00Z
context: { principal.mfa: true }
matrix:
  principals: ${list(principals)}
  actions: ${list(actions)}
  resources: ${list(resources)}
  allowed:${items.length === 0 ? ' []' : items.join('')}
whoCan:
  - { action: "books:*", resource: "${emma}", is: ${list(who)} }
`;
}

it('agrees with decide pair by pair, in whatever order it is written', () => {
  fc.assert(
    fc.property(
      fc.subarray(pairs),
      fc.subarray(principals, { minLength: 1 }),
      fc.nat(),
      (allowed, who, order) => {
        const ran = runTests(textOf(allowed, who, order));
        const context = { 'principal.mfa': true };
        const wrong = pairs.filter((pair) => {
          const { effect } = decide(ran.access, { ...pair, context }, noon);
          return effect !== (allowed.includes(pair) ? 'allow' : 'deny');
        });
        const failures = onlyTest(ran).failures.filter(({ by }) => by === 'matrix');
        const keys = (list: readonly (typeof pairs)[number][]) =>
          list.map(({ principal, action, resource }) => `${principal} ${action} ${resource}`).sort();
        expect(keys(failures)).toEqual(keys(wrong));
        const wrongHolders = actions.flatMap((action) =>
          principals
            .filter(
              (principal) => !principal.startsWith('team/') || who.some((name) => name.startsWith('team/')),
            )
            .filter((principal) => {
              const { effect } = decide(ran.access, { principal, action, resource: emma, context }, noon);
              return effect !== (who.includes(principal) ? 'allow' : 'deny');
            })
            .map((principal) => ({ principal, action, resource: emma })),
        );
        expect(keys(onlyTest(ran).failures.filter(({ by }) => by === 'who-can'))).toEqual(keys(wrongHolders));
        expect(onlyTest(ran).checked).toBe(pairs.length + actions.length);
      },
    ),
    { numRuns: 60 },
  );
});

it('gives the same outcome and coverage whatever the order of the tests', () => {
  const one = 'kind: AccessTest\nname: one\nwhoCan: [{ action: books:buy, is: [] }]\n';
  const other = `kind: AccessTest\nname: other\nmatrix: { principals: [member/ben], actions: ["books:*"], resources: ["${emma}"] }\n`;
  const { access, run } = runTests(`${one}---\n${other}`);
  const tests = [...access.organization.accessTests.values()];
  const turned = runAccessTests(access, tests.reverse(), noon);
  expect(turned).toEqual(run);
  expect(run.tests.map(({ test }) => test.name)).toEqual(['one', 'other']);
});
