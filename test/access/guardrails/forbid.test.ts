import { describe, expect, test } from 'vitest';
import { check, company, guardrail, noPaying, told } from './guarded.ts';

/** The company with something in it otherwise, and a guardrail that only the treasury pays. */
function withChange(from: string, to: string, ...more: readonly string[]): string {
  expect(company).toContain(from);
  return company.replace(from, to) + more.join('') + noPaying;
}

const guestsPay = withChange('guests, members: [cy]', 'guests, members: [cy], bindings: [payer]');

describe('who must not', () => {
  test('nobody does', () => {
    expect(told(company + noPaying)).toEqual([]);
  });

  test('by a team, with the way there', () => {
    expect(told(guestsPay)).toMatchInlineSnapshot(`
      [
        "error guardrail/forbidden-access: \`member/cy\` may do \`billing:pay\` by \`team/guests\` → \`role/payer\`: guardrail \`house-rule\` forbids it",
      ]
    `);
    const [breach] = check(guestsPay);
    expect(breach?.at?.path).toEqual(['items', 2, 'members', 0]);
    expect(breach?.related?.map(({ message }) => message)).toMatchInlineSnapshot(`
      [
        "by \`role/payer\`",
        "by the permissions of this role",
        "guardrail \`house-rule\`",
      ]
    `);
    expect(breach?.hint).toMatchInlineSnapshot(
      `"take the access away, or exempt them for a time, with a reason"`,
    );
  });

  test('somebody in a team below the one that may', () => {
    expect(
      told(
        withChange('{ name: clerks, parent: treasury }', '{ name: clerks, parent: treasury, members: [bo] }'),
      ),
    ).toEqual([]);
  });

  test('under a condition alone', () => {
    const policy = `---
kind: Policy
name: pay-with-mfa
statements: [{ effect: allow, actions: ["billing:*"], resources: ["krn:k:billing:acme:small/*"], conditions: { Bool: { principal.mfa: true } } }]
`;
    const role = '  - { name: reader, policies: [pay-with-mfa] }';
    const changed = withChange('  - { name: reader, permissions: ["events:read"] }', role, policy).replace(
      'cy, role: viewer',
      'cy, role: reader',
    );
    expect(told(changed)).toMatchInlineSnapshot(`
      [
        "error guardrail/forbidden-access: \`member/cy\` may do \`billing:pay\` on \`krn:k:billing:acme:small/X\` with \`principal.mfa\` true by \`role/reader\` → \`policy/pay-with-mfa\` → \`statement 1\`: guardrail \`house-rule\` forbids it",
      ]
    `);
  });

  test('by a token, and by a service account', () => {
    const machines = `---
kind: ServiceAccountList
items: [{ name: ci, owner: team/guests, role: payer }]
---
kind: TokenList
items: [{ name: deploy, owner: service-account/ci, inherit: true }]
`;
    expect(told(company + machines + noPaying)).toMatchInlineSnapshot(`
      [
        "error guardrail/forbidden-access: \`service-account/ci\` and 1 more may do \`billing:pay\` by \`role/payer\`: guardrail \`house-rule\` forbids it",
      ]
    `);
    // What somebody in the treasury may do their token may.
    const own = '---\nkind: Token\nname: own\nowner: member/ana\ninherit: true\n';
    expect(told(company + own + noPaying)).toEqual([]);
  });

  test('later, and only while it lasts', () => {
    const later = 'cy, role: viewer, bindings: [{ role: payer, starts: 2027-03-01, expires: 2027-03-31 }]';
    expect(told(withChange('cy, role: viewer', later))).toMatchInlineSnapshot(`
      [
        "error guardrail/forbidden-access: \`member/cy\` may do \`billing:pay\` by \`role/payer\` from 2027-03-01T00:00:00Z on: guardrail \`house-rule\` forbids it",
      ]
    `);
    const over = 'cy, role: viewer, bindings: [{ role: payer, expires: 2026-11-30 }]';
    expect(told(withChange('cy, role: viewer', over))).toEqual([]);
    // Who leaves the treasury and keeps a binding of their own.
    const leaving = company
      .replace('members: [ana]', 'members: [{ member: ana, expires: 2027-01-15 }]')
      .replace('ana, role: viewer', 'ana, role: viewer, bindings: [payer]');
    expect(told(leaving + noPaying)).toMatchInlineSnapshot(`
      [
        "error guardrail/forbidden-access: \`member/ana\` may do \`billing:pay\` by \`role/payer\` from 2027-01-16T00:00:00Z on: guardrail \`house-rule\` forbids it",
      ]
    `);
  });

  test('five hundred of a team are told once', () => {
    const many = Array.from({ length: 500 }, (_, at) => `m${at}`);
    const members = many.map((name) => `  - { name: ${name}, role: viewer }`).join('\n');
    const crowd = `---\nkind: MemberList\nitems:\n${members}\n---\nkind: Team\nname: crowd\nmembers: [${many}]\nbindings: [payer]\n`;
    expect(told(company + crowd + noPaying)).toMatchInlineSnapshot(`
      [
        "error guardrail/forbidden-access: \`member/m0\` and 499 more may do \`billing:pay\` by \`team/crowd\` → \`role/payer\`: guardrail \`house-rule\` forbids it",
      ]
    `);
  });

  test('more kinds of breach than anybody reads are counted', () => {
    const members = Array.from(
      { length: 30 },
      (_, at) =>
        `  - { name: m${at}, role: viewer, bindings: [{ role: payer, starts: 2027-01-${String(at + 1).padStart(2, '0')} }] }`,
    );
    const found = told(`${company}---\nkind: MemberList\nitems:\n${members.join('\n')}\n${noPaying}`);
    expect(found).toHaveLength(21);
    expect(found.at(-1)).toBe(
      'error guardrail/forbidden-access: and 10 more principals break guardrail `house-rule`',
    );
  });

  test('a warning stays one', () => {
    const [first] = told(guestsPay.replace('name: house-rule', 'name: house-rule\nseverity: warning'));
    expect(first).toMatch(/^warning guardrail\/forbidden-access: /);
  });

  test('by name, on some resources, with what differs from one to another', () => {
    const own = guardrail(
      'forbid: { principals: [member/bo, team/treasury], actions: ["events:read"], resources: ["krn:k:events:acme:of/{principal.name}/*"] }',
    );
    const reading = company
      .replace('bo, role: viewer', 'bo, role: reader')
      .replace('cy, role: viewer', 'cy, role: reader');
    expect(told(reading + own)).toMatchInlineSnapshot(`
      [
        "error guardrail/forbidden-access: \`member/bo\` may do \`events:read\` on \`krn:k:events:acme:of/bo/X\` by \`role/reader\`: guardrail \`house-rule\` forbids it",
      ]
    `);
    const others = `---
kind: Policy
name: of-others
statements: [{ effect: allow, actions: ["events:read"], notResources: ["krn:k:events:acme:of/{principal.name}/*"] }]
`;
    const apart = reading.replace('reader, permissions: ["events:read"]', 'reader, policies: [of-others]');
    expect(told(apart + others + own).filter((each) => each.includes('member/bo'))).toEqual([]);
  });
});

describe('who is exempt', () => {
  const exempt = (...items: readonly string[]) =>
    guestsPay.replace(
      'name: house-rule',
      `name: house-rule\nexempt:\n${items.map((each) => `  - ${each}`).join('\n')}`,
    );

  test('for a time', () => {
    expect(told(exempt('{ principal: member/cy, reason: quarter close, expires: 2026-12-31 }'))).toEqual([]);
    expect(told(exempt('{ principal: team/guests, reason: quarter close, expires: 2026-12-31 }'))).toEqual(
      [],
    );
    expect(told(exempt('{ principal: member/bo, reason: quarter close, expires: 2026-12-31 }'))).toHaveLength(
      1,
    );
  });

  test('no longer once it has expired, which is told', () => {
    expect(
      told(exempt('{ principal: member/cy, reason: quarter close, expires: 2026-11-30 }')),
    ).toMatchInlineSnapshot(`
      [
        "error guardrail/forbidden-access: \`member/cy\` may do \`billing:pay\` by \`team/guests\` → \`role/payer\`: guardrail \`house-rule\` forbids it",
        "warning guardrail/expired-exemption: the exemption of \`member/cy\` from guardrail \`house-rule\` has expired",
      ]
    `);
  });

  test('not from what begins after it has ended', () => {
    const later = exempt('{ principal: member/cy, reason: quarter close, expires: 2026-12-31 }').replace(
      'guests, members: [cy], bindings: [payer]',
      'guests, members: [cy], bindings: [{ role: payer, expires: 2026-12-20 }]',
    );
    expect(told(later)).toEqual([]);
    const again = later.replace(
      'cy, role: viewer',
      'cy, role: viewer, bindings: [{ role: payer, starts: 2027-06-01 }]',
    );
    expect(told(again)).toMatchInlineSnapshot(`
      [
        "error guardrail/forbidden-access: \`member/cy\` may do \`billing:pay\` by \`role/payer\` from 2027-06-01T00:00:00Z on: guardrail \`house-rule\` forbids it",
      ]
    `);
  });
});

describe('who can change what they hold', () => {
  const clerk = (actions: string, ...resources: readonly string[]) => `---
kind: Policy
name: clerk
statements: [{ effect: allow, actions: [${actions}], resources: [${resources.map((each) => `"krn:acme:bylaw:acme:${each}"`).join(', ')}] }]
---
kind: Role
name: clerk
policies: [clerk]
`;
  const asClerk = company.replace('cy, role: viewer', 'cy, role: clerk');

  test.each([
    ['gives themselves the role', '"bylaw:roles.assign"', 'role/payer'],
    ['writes into their role', '"bylaw:roles.edit"', 'role/clerk'],
    ['writes into their policy', '"bylaw:policies.edit"', 'policy/clerk'],
    ['joins the team', '"bylaw:teams.assign"', 'team/treasury'],
    ['moves their team', '"bylaw:teams.edit"', 'team/guests'],
    ['becomes another', '"bylaw:members.identify"', 'member/ana'],
    ['records a token of another', '"bylaw:tokens.edit"', 'token/*'],
  ])('%s', (_, action, resource) => {
    expect(told(asClerk + clerk(action, resource) + noPaying)).toMatchSnapshot();
  });

  test('in three steps', () => {
    const steps = `---
kind: Policy
name: step
statements: [{ effect: allow, actions: ["bylaw:roles.assign"], resources: ["krn:acme:bylaw:acme:role/step2"] }]
---
kind: Policy
name: step2
statements: [{ effect: allow, actions: ["bylaw:teams.assign"], resources: ["krn:acme:bylaw:acme:team/treasury"] }]
---
kind: RoleList
items: [{ name: clerk, policies: [step] }, { name: step2, policies: [step2] }]
`;
    expect(told(asClerk + steps + noPaying)).toMatchInlineSnapshot(`
      [
        "error guardrail/forbidden-access: \`member/cy\` may do \`bylaw:roles.assign\` on \`role/step2\` by \`role/clerk\` → \`policy/step\` → \`statement 1\`, so can give themselves \`step2\`, then join \`team/treasury\`, and then do \`billing:pay\`: guardrail \`house-rule\` forbids it",
      ]
    `);
  });

  test('not where it leads nowhere', () => {
    expect(told(asClerk + clerk('"bylaw:roles.assign"', 'role/reader') + noPaying)).toEqual([]);
    expect(told(asClerk + clerk('"bylaw:members.invite"', 'member/*') + noPaying)).toEqual([]);
  });
});
