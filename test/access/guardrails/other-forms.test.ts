import { describe, expect, test } from 'vitest';
import { check, company, guardrail, told } from './guarded.ts';

describe('what is kept apart', () => {
  const apart = guardrail('separate: { anyOf: ["billing:pay"], from: ["billing:view"] }');

  test('is held by nobody together', () => {
    expect(told(company.replace('ana, role: viewer', 'ana, role: reader') + apart)).toEqual([]);
  });

  test('is held together, by two ways', () => {
    const found = check(company + apart);
    expect(found.map(({ message }) => message)).toMatchInlineSnapshot(`
      [
        "\`member/ana\` may do \`billing:pay\` by \`team/treasury\` → \`role/payer\`, and may do \`billing:view\` by \`role/viewer\`: guardrail \`house-rule\` keeps these apart",
      ]
    `);
    expect(found[0]?.related?.map(({ message }) => message)).toMatchInlineSnapshot(`
      [
        "by \`role/payer\`",
        "by the permissions of this role",
        "by \`role/viewer\`",
        "by the permissions of this role",
        "guardrail \`house-rule\`",
      ]
    `);
  });

  test('is held together when one begins before the other ends', () => {
    const handover = (starts: string) =>
      company
        .replace('ana, role: viewer', `ana, role: reader, bindings: [{ role: viewer, starts: ${starts} }]`)
        .replace('members: [ana]', 'members: [{ member: ana, expires: 2027-01-31 }]') + apart;
    expect(told(handover('2027-02-01'))).toEqual([]);
    expect(told(handover('2027-01-31'))).toMatchInlineSnapshot(`
      [
        "error guardrail/not-separate: \`member/ana\` may do \`billing:pay\` by \`team/treasury\` → \`role/payer\`, and may do \`billing:view\` by \`role/viewer\` from 2027-01-31T00:00:00Z on: guardrail \`house-rule\` keeps these apart",
      ]
    `);
  });

  test('one action on both sides is not two', () => {
    const overlapping = guardrail('separate: { anyOf: ["billing:*"], from: ["billing:pay"] }');
    const paying = company.replace('ana, role: viewer', 'ana, role: reader');
    expect(told(paying + overlapping)).toEqual([]);
    expect(told(company + overlapping)).toHaveLength(1);
  });

  test('one is held and the other within reach', () => {
    const clerk = `---
kind: Policy
name: clerk
statements: [{ effect: allow, actions: ["bylaw:teams.assign"], resources: ["krn:acme:bylaw:acme:team/treasury"] }]
`;
    const reach = company
      .replace('ana, role: viewer', 'ana, role: reader')
      .replace('members: [cy]', 'members: [cy], bindings: [clerk]')
      .replace('  - { name: reader', '  - { name: clerk, policies: [clerk] }\n  - { name: reader');
    expect(told(reach + clerk + apart)).toMatchInlineSnapshot(`
      [
        "error guardrail/not-separate: \`member/cy\` may do \`bylaw:teams.assign\` on \`team/treasury\` by \`team/guests\` → \`role/clerk\` → \`policy/clerk\` → \`statement 1\`, so can join \`team/treasury\`, and then do \`billing:pay\`, and may do \`billing:view\` by \`role/viewer\`: guardrail \`house-rule\` keeps these apart",
      ]
    `);
  });
});

describe('who must', () => {
  const must = (principals: string, ...more: readonly string[]) =>
    guardrail(`require: { principals: [${principals}], actions: ["billing:pay"]${more.join('')} }`);

  test('can', () => {
    expect(told(company + must('team/treasury'))).toEqual([]);
    expect(told(company + must('member/ana', ', resources: ["*"]'))).toEqual([]);
    expect(told(company + must('team/clerks'))).toEqual([]);
  });

  test('cannot', () => {
    expect(told(company + must('"*"'))).toMatchInlineSnapshot(`
      [
        "error guardrail/access-missing: \`member/bo\` and 1 more may not do \`billing:pay\` on \`krn:k:billing:acme:X\`: guardrail \`house-rule\` requires it",
      ]
    `);
    expect(
      told(
        company.replace('permissions: ["billing:pay"]', 'permissions: ["billing:view"]') +
          must('team/treasury'),
      ),
    ).toMatchInlineSnapshot(`
      [
        "error guardrail/access-missing: \`member/ana\` may not do \`billing:pay\` on \`krn:k:billing:acme:X\`: guardrail \`house-rule\` requires it",
      ]
    `);
  });

  test('cannot on one resource of many', () => {
    const policy = (resources: string, more = '') => `---
kind: Policy
name: pay
statements:
  - { effect: allow, actions: ["billing:pay"], resources: [${resources}] }
${more}`;
    const paying = company.replace('payer, permissions: ["billing:pay"]', 'payer, policies: [pay]');
    expect(told(paying + policy('"krn:k:billing:acme:*"') + must('team/treasury'))).toEqual([]);
    const denied = policy(
      '"krn:k:billing:acme:*"',
      '  - { effect: deny, actions: ["billing:pay"], resources: ["krn:k:billing:acme:secret/*"] }\n',
    );
    expect(told(paying + denied + must('team/treasury'))).toMatchInlineSnapshot(`
      [
        "error guardrail/access-missing: \`member/ana\` may not do \`billing:pay\` on \`krn:k:billing:acme:secret/X\`: guardrail \`house-rule\` requires it",
      ]
    `);
    expect(
      told(paying + denied + must('team/treasury', ', resources: ["krn:k:billing:acme:small/*"]')),
    ).toEqual([]);
  });

  test('can under a condition, which is enough', () => {
    const policy = `---
kind: Policy
name: pay
statements: [{ effect: allow, actions: ["billing:pay"], conditions: { Bool: { principal.mfa: true }, IpAddress: { request.ip: "10.0.0.0/8" } } }]
`;
    const paying = company.replace('payer, permissions: ["billing:pay"]', 'payer, policies: [pay]');
    expect(told(paying + policy + must('team/treasury'))).toEqual([]);
  });

  test('can for a time alone', () => {
    const ending = company.replace('bindings: [payer]', 'bindings: [{ role: payer, expires: 2027-01-31 }]');
    expect(told(ending + must('team/treasury'))).toMatchInlineSnapshot(`
      [
        "error guardrail/access-missing: \`member/ana\` may not do \`billing:pay\` on \`krn:k:billing:acme:X\` from 2027-02-01T00:00:00Z on: guardrail \`house-rule\` requires it",
      ]
    `);
    // Who leaves the team need not be able to any more.
    const leaving = company.replace('members: [ana]', 'members: [{ member: ana, expires: 2027-01-31 }]');
    expect(told(leaving + must('team/treasury'))).toEqual([]);
    expect(told(leaving + must('member/ana'))).toHaveLength(1);
  });

  test('is suspended, and so need not; who is named has to', () => {
    const suspended = company.replace('ana, role: viewer', 'ana, status: suspended, role: viewer');
    expect(told(suspended + must('team/treasury'))).toEqual([]);
    expect(told(suspended + must('member/ana'))).toHaveLength(1);
  });

  test('is exempt', () => {
    const exempt = 'exempt: [{ principal: member/bo, reason: on leave, expires: 2027-01-31 }]';
    expect(told(`${company}${must('member/bo')}${exempt}\n`)).toEqual([]);
  });
});

describe('how many may', () => {
  const limit = (holders: string, actions = '"billing:pay"') =>
    guardrail(`limit: { actions: [${actions}], holders: { ${holders} } }`);

  test('are as many as may', () => {
    expect(told(company + limit('min: 1, max: 1'))).toEqual([]);
    expect(told(company + limit('min: 3, max: 3', '"billing:view"'))).toEqual([]);
  });

  test('are too many, tokens aside', () => {
    const more =
      '---\nkind: ServiceAccount\nname: ci\nowner: member/ana\nrole: viewer\n---\nkind: Token\nname: t\nowner: member/ana\ninherit: true\n';
    expect(told(company + more + limit('max: 3', '"billing:view"'))).toMatchInlineSnapshot(`
      [
        "error guardrail/too-many-holders: 4 hold \`billing:view\`, and guardrail \`house-rule\` allows 3: member/ana, member/bo, member/cy, service-account/ci; \`member/ana\` may do \`billing:view\` by \`role/viewer\`",
      ]
    `);
    expect(told(company + more + limit('max: 4', '"billing:view"'))).toEqual([]);
  });

  test('are too few', () => {
    expect(told(company + limit('min: 2'))).toMatchInlineSnapshot(`
      [
        "error guardrail/too-few-holders: 1 hold \`billing:pay\`, and guardrail \`house-rule\` asks for 2: member/ana",
      ]
    `);
    expect(told(company.replace('members: [ana]', 'members: []') + limit('min: 1'))).toMatchInlineSnapshot(`
      [
        "error guardrail/too-few-holders: 0 hold \`billing:pay\`, and guardrail \`house-rule\` asks for 1",
      ]
    `);
  });

  test('will be too many for a time, and too few after it', () => {
    const shift = company.replace(
      'members: [ana]',
      'members: [{ member: ana, expires: 2027-01-31 }, { member: bo, starts: 2027-01-15, expires: 2027-02-28 }]',
    );
    expect(told(shift + limit('max: 1'))).toMatchInlineSnapshot(`
      [
        "error guardrail/too-many-holders: 2 hold \`billing:pay\` from 2027-01-15T00:00:00Z on, and guardrail \`house-rule\` allows 1: member/ana, member/bo; \`member/ana\` may do \`billing:pay\` by \`team/treasury\` → \`role/payer\`",
      ]
    `);
    expect(told(shift + limit('min: 1'))).toMatchInlineSnapshot(`
      [
        "error guardrail/too-few-holders: 0 hold \`billing:pay\` from 2027-03-01T00:00:00Z on, and guardrail \`house-rule\` asks for 1",
      ]
    `);
    expect(told(shift + limit('max: 2'))).toEqual([]);
  });

  test('but who is exempt', () => {
    const exempt = 'exempt: [{ principal: member/cy, reason: handover, expires: 2027-01-31 }]\n';
    expect(told(company + limit('max: 2', '"billing:view"') + exempt)).toEqual([]);
  });
});

describe('how long a role is held', () => {
  const shortly = guardrail('maxBindingDuration: { roles: [payer], duration: P30D }');
  const held = (binding: string) =>
    company
      .replace('bindings: [payer]', 'bindings: []')
      .replace('bo, role: viewer', `bo, role: viewer, bindings: [${binding}]`);

  test.each([
    ['{ role: payer, expires: 2026-12-31T12:00:00Z }', 0],
    ['{ role: payer, expires: 2026-12-31T12:00:01Z }', 1],
    ['{ role: payer, starts: 2026-11-01, expires: 2026-12-02 }', 1],
    ['{ role: payer, starts: 2027-06-01, expires: 2027-06-30 }', 0],
    ['{ role: payer, starts: 2027-06-01, expires: 2027-07-01 }', 1],
    ['{ role: payer, starts: 2020-01-01, expires: 2026-11-30 }', 0],
    ['{ role: payer }', 1],
    ['{ role: reader }', 0],
  ])('%s: %i', (binding, count) => {
    expect(told(held(binding) + shortly)).toHaveLength(count);
  });

  test('by a team, and as the role of everybody', () => {
    const found = check(company.replace('cy, role: viewer', 'cy, role: payer') + shortly);
    expect(found.map(({ message, at }) => `${message} (${at?.path.join('.')})`)).toMatchInlineSnapshot(`
      [
        "\`member/cy\` holds \`payer\` without an end: guardrail \`house-rule\` allows P30D (items.2.role)",
        "\`team/treasury\` holds \`payer\` without an end: guardrail \`house-rule\` allows P30D (items.0.bindings.0)",
      ]
    `);
    // Of any role the one that everybody has does not count.
    const any = guardrail('maxBindingDuration: { duration: P30D }');
    expect(told(company.replace('bindings: [payer]', 'bindings: []') + any)).toEqual([]);
    expect(told(company + any)).toHaveLength(1);
  });

  test('but who is exempt', () => {
    const exempt = 'exempt: [{ principal: team/treasury, reason: handover, expires: 2027-01-31 }]\n';
    expect(told(company + shortly + exempt)).toEqual([]);
  });

  test('tells how long', () => {
    expect(
      told(held('{ role: payer, starts: 2027-06-01, expires: "2027-07-02T03:05:00Z" }') + shortly),
    ).toMatchInlineSnapshot(`
      [
        "error guardrail/binding-too-long: \`member/bo\` holds \`payer\` for 31 d 3 h 5 min: guardrail \`house-rule\` allows P30D",
      ]
    `);
  });
});
