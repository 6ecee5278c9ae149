import { describe, expect, it, test } from 'vitest';
import type { RatedChange } from '../../../src/access/risk/rated-change.ts';
import { riskCauses } from '../../../src/access/risk/risk.ts';
import { usualLevels } from '../../../src/access/risk/risk-levels.ts';
import { causesOf, changeOf, type Files, ratedBetween, routeOf } from './rated.ts';

const clerks = `
kind: RoleList
items:
  - { name: clerk, permissions: ["billing:view"] }
  - { name: payer, permissions: ["billing:*"] }
---
kind: Team
name: core
members: [ana]
bindings: [clerk]
---
kind: MemberList
items:
  - { name: ana, email: ana@acme.example }
  - { name: bo, email: bo@acme.example }
`;
const same: Files = { documents: clerks };

function rated(change: Partial<RatedChange>, head: Files = same, base: Files | undefined = same) {
  return ratedBetween(base, head, changeOf(change));
}

describe('a change has the level of its gravest reason', () => {
  it('and none where nothing is the matter', () => {
    expect(rated({})).toEqual({ level: 'none', reasons: [] });
  });

  it('told before the others', () => {
    const change = changeOf({ kind: 'unknown', privileged: true, actions: ['billing:pay'] });
    expect(ratedBetween(same, same, change, { mfa: new Map([['bo', true]]) })).toEqual({
      level: 'high',
      reasons: [
        { because: 'privileged-action', level: 'high', message: '`billing:pay` is privileged' },
        {
          because: 'not-compared',
          level: 'high',
          message: 'before and after could not be compared, so that it counts as new',
        },
        {
          because: 'no-mfa',
          level: 'medium',
          message: 'whether `member/ana` has a second factor is not known, and this asks for none',
        },
      ],
    });
  });

  test.each(['lost', 'narrower'] as const)('of what is %s none, whatever it is about', (kind) => {
    const risk = rated({ kind, privileged: true, actions: ['billing:pay'], routes: [routeOf('role/payer')] });
    expect(risk).toEqual({ level: 'none', reasons: [] });
  });

  test.each(['gained', 'wider', 'other'] as const)('what is %s is new access', (kind) => {
    expect(causesOf(rated({ kind, privileged: true, actions: ['billing:pay'] }))).toContain(
      'privileged-action',
    );
  });
});

describe('a second factor', () => {
  const privileged = { privileged: true, actions: ['billing:pay'] };
  const withMfa = (change: Partial<RatedChange>, mfa: Readonly<Record<string, boolean>>) =>
    causesOf(ratedBetween(same, same, changeOf(change), { mfa: new Map(Object.entries(mfa)) }));

  it('is missed where it was seen to be missing, whatever is gained', () => {
    expect(withMfa({}, { ana: false })).toEqual(['no-mfa']);
    expect(withMfa({}, { ana: true })).toEqual([]);
    expect(withMfa({ principals: ['service-account/ana', 'token/ana'] }, { ana: false })).toEqual([]);
  });

  it('is missed of somebody of whom nobody saw it, where what they gain is privileged', () => {
    expect(withMfa({}, {})).toEqual([]);
    expect(withMfa(privileged, { bo: true })).toContain('no-mfa');
    expect(withMfa(privileged, { ana: true })).not.toContain('no-mfa');
  });

  it('is told of nobody where of nobody it is known, but where it is what weighs most', () => {
    expect(withMfa(privileged, {})).toEqual(['privileged-action']);
    const alone: Files = {
      ...same,
      organization: 'risk: { privileged-action: low }\n',
    };
    expect(causesOf(ratedBetween(alone, alone, changeOf(privileged)))).toContain('no-mfa');
  });

  /** Ana gains what a policy of these statements says, and was seen without a second factor. */
  function ofStatements(...statements: readonly string[]): readonly string[] {
    const policy = (all: readonly string[]) => `${clerks}---
kind: Role
name: teller
policies: [pay]
---
kind: Policy
name: pay
statements:
${all.map((each) => `  - { ${each} }`).join('\n')}
---
kind: Member
name: cy
role: teller
`;
    const files = (all: readonly string[]) => ({ documents: policy(all) });
    const conditions = [{ Bool: { 'principal.mfa': true } }];
    const change = changeOf({
      ...privileged,
      principals: ['member/cy'],
      when: conditions,
      unless: conditions,
    });
    const nothing = files(['effect: allow, actions: ["billing:view"]']);
    return causesOf(ratedBetween(nothing, files(statements), change, { mfa: new Map([['cy', false]]) }));
  }
  const allow = 'effect: allow, actions: ["billing:pay"]';
  const deny = 'effect: deny, actions: ["billing:*"]';

  test.each([
    [[`${allow}, conditions: { Bool: { principal.mfa: true } }`]],
    [
      [
        `${allow}, conditions: { Bool: { Principal.MFA: [true] }, StringEquals: { events.region: eu } }`,
        `${allow}, conditions: { Bool: { principal.mfa: true } }`,
      ],
    ],
    [[allow, `${deny}, conditions: { BoolIfExists: { principal.mfa: false } }`]],
    [
      [
        allow,
        `${deny}, conditions: { Bool: { principal.mfa: false } }`,
        `${deny}, conditions: { "Null": { principal.mfa: true } }`,
      ],
    ],
    [[allow, `${deny}, conditions: { Bool: { principal.mfa: true } }`, deny]],
  ])('is no matter where the access asks for it: %j', (statements) => {
    expect(ofStatements(...statements)).not.toContain('no-mfa');
  });

  const regions = Array.from({ length: 20 }, (_, at) => `r${at}`);
  test.each([
    [[allow]],
    [[`${allow}, conditions: { BoolIfExists: { principal.mfa: true } }`]],
    [[`${allow}, conditions: { Bool: { principal.mfa: [true, false] } }`]],
    [[`${allow}, conditions: { Bool: { principal.mfa: false } }`]],
    [[allow, `${deny}, conditions: { Bool: { principal.mfa: false } }`]],
    [[allow, `${deny}, conditions: { "Null": { principal.mfa: true } }`]],
    [
      [
        allow,
        `${deny}, resources: ["krn:k:billing:*:a"], conditions: { BoolIfExists: { principal.mfa: false } }`,
      ],
    ],
    [
      [
        ...regions.map(
          (each) =>
            `${allow}, conditions: { Bool: { principal.mfa: true }, StringEquals: { events.region: ${each} } }`,
        ),
        `${allow}, conditions: { StringEquals: { events.region: hidden } }`,
      ],
    ],
  ])('matters where there is a way without, however many ask for it: %j', (statements) => {
    expect(ofStatements(...statements)).toContain('no-mfa');
  });

  it('is asked for by nobody whom an example shows without', () => {
    const example = {
      ...{ principal: 'member/ana', action: 'billing:pay', resource: '*', context: {} },
      ...{ before: 'deny' as const, after: 'allow' as const },
    };
    const when = [{ Bool: { 'principal.mfa': true } }];
    expect(withMfa({ ...privileged, when, example }, { ana: false })).toContain('no-mfa');
  });
});

describe('somebody from outside', () => {
  const invite = 'membership: { invite: { domains: [acme.example] } }\n';
  const settings = 'settings: { signInDomains: [acme.example] }\n';
  const stranger = clerks.replace('ana@acme.example', 'ana@Evil.example');
  const causes = (base: Files | undefined, head: Files, change: Partial<RatedChange> = {}) =>
    causesOf(ratedBetween(base, head, changeOf(change)));

  it('has an address of no domain of the organization', () => {
    const head = { documents: stranger, organization: settings };
    expect(causes(head, head)).toEqual(['external-identity']);
    expect(causes(head, head, { principals: ['member/bo'] })).toEqual([]);
  });

  it('is nobody where no domains are named, and nobody without an address', () => {
    expect(causes(same, { documents: stranger })).toEqual([]);
    const without = clerks.replace(', email: ana@acme.example', '');
    expect(causes(undefined, { documents: without, organization: settings })).toEqual([]);
  });

  it('stays outside though the change names their domain, or names none any more', () => {
    const base = { documents: clerks, organization: settings };
    const named = 'settings: { signInDomains: [acme.example, evil.example] }\n';
    expect(causes(base, { documents: stranger, organization: named })).toEqual(['external-identity']);
    expect(causes(base, { documents: stranger })).toEqual(['external-identity']);
    expect(causes(undefined, { documents: stranger, organization: named })).toEqual([]);
    expect(causes({ documents: clerks, organization: invite }, { documents: stranger })).toEqual([
      'external-identity',
    ]);
  });

  it('is whoever a system knows as no member, and a token is its owner', () => {
    const outside = { outside: new Set(['member/bo']) };
    expect(causesOf(ratedBetween(same, same, changeOf({ principals: ['member/bo'] }), outside))).toEqual([
      'external-identity',
    ]);
    const token = `${stranger}---\nkind: Token\nname: ci\nowner: member/ana\ninherit: true\nexpires: 2027-01-01\n`;
    const head = { documents: token, organization: settings };
    expect(causes(head, head, { principals: ['token/ci'] })).toEqual(['external-identity']);
  });
});

describe('a binding without an end', () => {
  const bound = (binding: string, name = 'ana') => ({
    documents: clerks.replace(`name: ${name},`, `name: ${name}, bindings: [${binding}],`),
  });
  const alone = { routes: [routeOf('role/payer', 'permissions')] };

  it('is one that a member comes to hold alone', () => {
    expect(rated(alone, bound('payer'))).toEqual({
      level: 'low',
      reasons: [
        {
          because: 'no-expiry',
          level: 'low',
          message: '`member/ana` holds `role/payer` directly and without an end',
        },
      ],
    });
    expect(causesOf(rated(alone, bound('{ role: payer, expires: 2027-01-01 }')))).toEqual([]);
    expect(causesOf(rated({ ...alone, until: '2027-01-01T00:00:00Z' }, bound('payer')))).toEqual([]);
    expect(causesOf(rated({}, bound('payer')))).toEqual([]);
    expect(causesOf(rated({ routes: [routeOf('team/core', 'role/payer')] }, bound('payer')))).toEqual([]);
  });

  it('is looked for where not every route is told', () => {
    const hidden = { routes: [routeOf('team/core', 'role/payer')], moreRoutes: 1 };
    expect(causesOf(rated(hidden, bound('payer')))).toEqual(['no-expiry']);
    expect(causesOf(rated(hidden))).toEqual([]);
  });

  it('is told when it is made, or loses its end, and never again', () => {
    expect(causesOf(rated(alone, bound('payer'), bound('payer')))).toEqual([]);
    const ending = bound('{ role: payer, expires: 2027-01-01 }');
    expect(causesOf(rated(alone, bound('payer'), ending))).toEqual(['no-expiry']);
    expect(causesOf(rated(alone, bound('payer'), undefined))).toEqual(['no-expiry']);
  });
});

describe('the levels of an organization', () => {
  const level = (base: string | undefined, head: string, change: Partial<RatedChange>) =>
    ratedBetween(
      base === undefined ? undefined : { documents: clerks, organization: base },
      { documents: clerks, organization: head },
      changeOf(change),
    );
  const privileged = { privileged: true, actions: ['billing:pay'], principals: ['service-account/x'] };

  it('are its own', () => {
    const own = 'risk: { privileged-action: low }\n';
    expect(level(own, own, privileged).level).toBe('low');
  });

  it('leave out what weighs nothing', () => {
    const own = 'risk: { privileged-action: none }\n';
    expect(level(own, own, privileged)).toEqual({ level: 'none', reasons: [] });
  });

  test.each([
    ['', 'risk: { privileged-action: low }\n', 'high'],
    ['risk: { privileged-action: critical }\n', '', 'critical'],
    ['risk: { privileged-action: low }\n', 'risk: { privileged-action: medium }\n', 'medium'],
    ['risk: { privileged-action: none }\n', '', 'high'],
    [undefined, 'risk: { privileged-action: low }\n', 'low'],
  ])('of %j and then %j the stricter: %s', (base, head, expected) => {
    expect(level(base, head, privileged).level).toBe(expected);
  });

  it('are known for every cause', () => {
    expect(Object.keys(usualLevels).sort()).toEqual([...riskCauses].sort());
  });
});
