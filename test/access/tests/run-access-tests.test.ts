import { describe, expect, it } from 'vitest';
import { decidedIn, emma, failuresOf, matrix, mistakesOf, onlyTest, runTests } from './run-tests-of.ts';

describe('a matrix', () => {
  it('expects a deny of every pair that it does not list', () => {
    const passing = runTests(
      matrix(`principals: [member/ada, member/ben, member/cleo]
actions: [books:read, books:lend]
resources: ["${emma}"]
allowed:
  - { principal: member/ada, actions: [books:read, books:lend] }
  - { principal: member/ben, actions: [books:read, books:lend] }`),
    );
    expect(onlyTest(passing)).toMatchObject({ checked: 6, failed: 0, failures: [], diagnostics: [] });
    const failing = runTests(
      matrix(`principals: [member/ada, member/ben, member/cleo]
actions: [books:read, books:lend]
resources: ["${emma}"]
allowed:
  - { principal: member/ben, actions: [books:read, books:lend] }
  - { principal: member/cleo, actions: [books:lend] }`),
    );
    expect(onlyTest(failing)).toMatchObject({ checked: 6, failed: 3 });
    expect(failuresOf(failing)).toEqual([
      'member/ada books:read book/emma: allow, not deny <books:read>',
      'member/ada books:lend book/emma: allow, not deny <books:lend>',
      'member/cleo books:lend book/emma: inactive, not allow <books:lend>',
    ]);
  });

  it('asks every action that a pattern meets, of the resources that it is done to', () => {
    const ran = runTests(
      matrix(`principals: [member/ada]
actions: ["books:*"]
resources: ["${emma}"]
allowed: [{ principal: member/ada, actions: ["BOOKS:rea?"] }]`),
    );
    expect(onlyTest(ran).checked).toBe(2);
    expect(failuresOf(ran)).toEqual(['member/ada books:lend book/emma: allow, not deny <"books:*">']);
  });

  it('asks about `*` where it names it, every action of every service with `*`', () => {
    const ran = runTests(
      matrix(
        `principals: [member/ada]\nactions: ["*"]\nresources: ["*"]\nallowed: [{ principal: member/ada, actions: ["*"] }]`,
      ),
    );
    const actions = [...ran.access.organization.services.values()].flatMap(({ actions }) =>
      Object.keys(actions),
    );
    expect(actions.length).toBeGreaterThan(10);
    expect(onlyTest(ran)).toMatchObject({ checked: actions.length, failed: 0 });
  });

  it('asks without a resource of actions that are done to none', () => {
    const ran = runTests(
      matrix('principals: [member/ada]\nactions: ["books:bu?", books:buy]\nallowed: []') +
        'whoCan: [{ action: "books:bu*", is: [member/ada] }]\n',
    );
    expect(onlyTest(ran)).toMatchObject({ checked: 2, diagnostics: [] });
  });

  it('asks each pair once, however often it is named', () => {
    const ran = runTests(
      matrix(`principals: [member/ada, member/ada]
actions: [books:read, "books:re*", Books:Read]
resources: ["${emma}", "krn:acme:books:{org_id}:book/emma"]
allowed: [{ principal: member/ada, actions: [books:read, Books:Read] }]`),
    );
    expect(onlyTest(ran)).toMatchObject({ checked: 1, failed: 0 });
  });

  it('takes a wildcard in braces for the character', () => {
    const ran = runTests(
      matrix(`principals: [member/ada]
actions: [books:read]
resources: ["krn:acme:books:{org_id}:book/{*}-{?}-{{x}}"]`),
    );
    expect(onlyTest(ran).failures[0]?.resource).toBe('krn:acme:books:o-1:book/*-?-{x}');
  });

  it('gives the context and the time of the test', () => {
    const lines = 'principals: [member/ben]\nactions: [books:buy]';
    expect(onlyTest(runTests(matrix(lines)))).toMatchObject({ checked: 1, failed: 0 });
    expect(failuresOf(runTests(`${matrix(lines)}context: { principal.mfa: true }\n`))).toEqual([
      'member/ben books:buy *: allow, not deny <books:buy>',
    ]);
  });
});

describe('who can', () => {
  const whoCan = (list: string) =>
    `kind: AccessTest\nname: t\nwhoCan:\n  - { action: books:read, resource: "${emma}", is: [${list}] }\n`;

  it('is everybody who acts: members, service accounts and tokens', () => {
    expect(onlyTest(runTests(whoCan('member/ada, member/ben, token/kiosk')))).toMatchObject({
      checked: 1,
      failed: 0,
    });
    const wrong = runTests(whoCan('member/ada, member/cleo'));
    expect(onlyTest(wrong)).toMatchObject({ checked: 1, failed: 1 });
    expect(failuresOf(wrong)).toEqual([
      'member/ben books:read book/emma: allow, not deny <books:read>',
      'member/cleo books:read book/emma: inactive, not allow <member/cleo>',
      'token/kiosk books:read book/emma: allow, not deny <books:read>',
    ]);
    expect(onlyTest(runTests(whoCan('')))).toMatchObject({ checked: 1, failed: 1 });
  });

  it('counts teams, and then all of them, where it names one', () => {
    expect(onlyTest(runTests(whoCan('member/ada, member/ben, token/kiosk, team/desk'))).failed).toBe(0);
    const more = 'kind: Team\nname: other\nbindings: [librarian]\n';
    const list = whoCan('member/ada, member/ben, token/kiosk, team/desk');
    expect(failuresOf(runTests(list, { more }))).toEqual([
      'team/other books:read book/emma: allow, not deny <books:read>',
    ]);
    expect(onlyTest(runTests(whoCan('member/ada, member/ben, token/kiosk'), { more })).failed).toBe(0);
  });

  it('asks about each action that a pattern meets', () => {
    const ran = runTests(
      `kind: AccessTest\nname: t\nwhoCan: [{ action: "books:*", resource: "${emma}", is: [member/ada, member/ben] }]\n`,
    );
    expect(onlyTest(ran)).toMatchObject({ checked: 2, failed: 1 });
    expect(failuresOf(ran)).toEqual(['token/kiosk books:read book/emma: allow, not deny <"books:*">']);
  });
});

describe('the clock', () => {
  const expiring = `kind: Member
name: dan
bindings: [{ role: librarian, expires: 2026-12-31 }]
`;
  const test = matrix(`principals: [member/dan]
actions: [books:read]
resources: ["${emma}"]
allowed: [{ principal: member/dan, actions: [books:read] }]`);

  it('is that of the test, else the one given', () => {
    const later = Date.parse('2027-01-01T00:00:00Z');
    expect(onlyTest(runTests(test, { more: expiring })).failed).toBe(0);
    expect(onlyTest(runTests(test, { more: expiring, now: later })).failed).toBe(1);
    const fixed = `${test}now: 2026-12-31T23:59:59+00:00\n`;
    expect(onlyTest(runTests(fixed, { more: expiring, now: later }))).toMatchObject({
      failed: 0,
      diagnostics: [],
    });
  });

  it('is warned of where the answer will change by itself', () => {
    expect(mistakesOf(runTests(test, { more: expiring }))).toEqual([
      {
        code: 'test/depends-on-clock',
        underlined: 'books:read',
        message: `\`member/dan\` may \`books:read\` on \`${emma}\` now, and may not at 2027-01-01T00:00:00Z`,
        hint: 'give the test a `now`',
      },
    ]);
    expect(mistakesOf(runTests(test, { more: expiring, now: Date.parse('2027-06-01') }))).toEqual([]);
  });

  it.each([
    [
      'a membership',
      'kind: Team\nname: night\nmembers: [{ member: ben, starts: 2027-03-01 }]\nbindings: [director]\n',
      '2027-03-01T00:00:00Z',
    ],
    [
      'a binding of a parent team',
      'kind: Team\nname: night\nmembers: [ben]\nparent: up\n---\nkind: Team\nname: up\nbindings: [{ role: director, starts: 2027-03-01 }]\n',
      '2027-03-01T00:00:00Z',
    ],
    [
      'a condition',
      'kind: Policy\nname: late\nstatements: [{ effect: allow, actions: ["books:buy"], conditions: { DateGreaterThan: { Request.time: 2027-03-01 } } }]\n---\nkind: Role\nname: late\npolicies: [late]\n---\nkind: Team\nname: night\nmembers: [ben]\nbindings: [late]\n',
      '2027-03-01T00:00:01Z',
    ],
  ])('is found in %s', (_, more, when) => {
    const ran = runTests(matrix('principals: [member/ben]\nactions: [books:buy]'), { more });
    expect(mistakesOf(ran).map(({ message }) => message)).toEqual([
      `\`member/ben\` may not \`books:buy\` on \`*\` now, and may at ${when}`,
    ]);
  });

  it('is found for the owner of a token, and in who-can questions', () => {
    const more = `${expiring}---
kind: Token
name: robot
owner: member/dan
inherit: true
`;
    const whoCan = `kind: AccessTest\nname: t\nwhoCan: [{ action: books:lend, resource: "${emma}", is: [member/ada, member/ben, member/dan, token/robot] }]\n`;
    const ran = runTests(whoCan, { more });
    expect(onlyTest(ran).failed).toBe(0);
    expect(mistakesOf(ran).map(({ code }) => code)).toEqual(['test/depends-on-clock']);
    const ofToken = matrix(`principals: [token/robot]\nactions: [books:lend]\nresources: ["${emma}"]`);
    expect(mistakesOf(runTests(ofToken, { more })).map(({ code }) => code)).toEqual([
      'test/depends-on-clock',
    ]);
  });
});

describe('coverage', () => {
  it('counts a statement whose effect was the decision', () => {
    const deny = matrix(`principals: [member/ben]
actions: [books:lend]
resources: ["krn:acme:books:{org_id}:book/rare-bible"]`);
    // The allow matches too, and is outvoted.
    expect(decidedIn(runTests(deny))).toEqual(['NoRare']);
    const allow = matrix(`principals: [token/kiosk]
actions: [books:read, books:lend]
resources: ["${emma}"]
allowed: [{ principal: token/kiosk, actions: [books:read] }]`);
    expect(decidedIn(runTests(allow))).toEqual(['Lend', '["scopes","kiosk"]']);
    expect(
      decidedIn(runTests('kind: AccessTest\nname: t\nwhoCan: [{ action: books:buy, is: [member/ada] }]\n')),
    ).toEqual(['["permissions","director"]']);
  });

  it('knows all statements that are held, and none twice', () => {
    const { run } = runTests(matrix('principals: [member/ada]\nactions: [books:buy]'));
    expect(run.coverage.statements).toHaveLength(5);
    expect(new Set(run.coverage.statements).size).toBe(5);
  });
});

describe('a wrong answer', () => {
  it('brings the allows that are for other resources or contexts', () => {
    const ran = runTests(
      matrix(
        'principals: [member/ben]\nactions: [books:buy]\nallowed: [{ principal: member/ben, actions: [books:buy] }]',
      ),
    );
    const [wrong] = onlyTest(ran).failures;
    expect(wrong?.decision).toMatchObject({ reason: 'implicit-deny', without: ['bindings'] });
    expect(wrong?.near.map(({ statement }) => statement.sid)).toEqual(['Buy']);
  });
});
