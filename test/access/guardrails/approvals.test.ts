import { describe, expect, test } from 'vitest';
import { approvals, company, guardrail, needed } from './guarded.ts';

const paying = guardrail('approval: { gains: { actions: ["billing:pay"] }, by: [team/treasury], count: 2 }');
const base = company + paying;
/** Cy pays. */
const cyPays = company.replace('cy, role: viewer', 'cy, role: payer');

describe('a change needs approvers for what it gives', () => {
  test('none for what is not asked about, or is taken away', () => {
    expect(needed(base, base)).toEqual([]);
    expect(needed(base, base.replace('cy, role: viewer', 'cy, role: reader'))).toEqual([]);
    expect(needed(base, base.replace('members: [ana]', 'members: []'))).toEqual([]);
    expect(needed(cyPays + paying, base)).toEqual([]);
  });

  test('by a role, a team, a policy, a token: by what comes of it', () => {
    expect(needed(base, cyPays + paying)).toMatchInlineSnapshot(`
      [
        "team/treasury x2 (base head): \`member/cy\` may newly do \`billing:pay\`",
      ]
    `);
    expect(
      needed(base, base.replace('members: [cy]', 'members: [cy], parent: treasury')),
    ).toMatchInlineSnapshot(`
      [
        "team/treasury x2 (base head): \`member/cy\` may newly do \`billing:pay\`",
      ]
    `);
    expect(
      needed(
        base,
        base.replace('permissions: ["billing:view"]', 'permissions: ["billing:view", "billing:pay"]'),
      ),
    ).toMatchInlineSnapshot(`
      [
        "team/treasury x2 (base head): \`member/bo\` and 1 more may newly do \`billing:pay\`",
      ]
    `);
    const token = '---\nkind: Token\nname: t\nowner: member/ana\ninherit: true\n';
    expect(needed(base, base + token)).toMatchInlineSnapshot(`
      [
        "team/treasury x2 (base head): \`token/t\` may newly do \`billing:pay\`",
      ]
    `);
  });

  test('under more conditions, and later', () => {
    const policy = (conditions: string) =>
      `---\nkind: Policy\nname: pay\nstatements: [{ effect: allow, actions: ["billing:pay"]${conditions} }]\n`;
    const payer = base.replace('payer, permissions: ["billing:pay"]', 'payer, policies: [pay]');
    expect(
      needed(payer + policy(', conditions: { Bool: { principal.mfa: true } }'), payer + policy('')),
    ).toMatchInlineSnapshot(`
      [
        "team/treasury x2 (base head): \`member/ana\` may do in more cases \`billing:pay\`",
      ]
    `);
    expect(
      needed(payer + policy(''), payer + policy(', conditions: { Bool: { principal.mfa: true } }')),
    ).toEqual([]);
    const later = base.replace(
      'cy, role: viewer',
      'cy, role: viewer, bindings: [{ role: payer, starts: 2027-03-01 }]',
    );
    expect(needed(base, later)).toMatchInlineSnapshot(`
      [
        "team/treasury x2 (base head): \`member/cy\` may newly do \`billing:pay\` from 2027-03-01T00:00:00Z on",
      ]
    `);
  });

  test('a way to raise their own access counts as what it leads to', () => {
    const clerk = (role: string) =>
      base
        .replace('cy, role: viewer', 'cy, role: clerk')
        .replace('  - { name: reader', `  - { name: clerk, policies: [clerk] }\n  - { name: reader`) +
      `---\nkind: Policy\nname: clerk\nstatements: [{ effect: allow, actions: ["bylaw:roles.assign"], resources: ["krn:acme:bylaw:acme:role/${role}"] }]\n`;
    expect(needed(base, clerk('payer'))).toMatchInlineSnapshot(`
      [
        "team/treasury x2 (base head): \`member/cy\` can newly give themselves \`payer\` by \`bylaw:roles.assign\` on \`role/payer\`, and then \`billing:pay\`",
      ]
    `);
    expect(needed(base, clerk('reader'))).toEqual([]);
    expect(needed(clerk('payer'), clerk('payer'))).toEqual([]);
    // The way was there, and leads to it now.
    const widened = clerk('reader').replace(
      'reader, permissions: ["events:read"]',
      'reader, permissions: ["events:read", "billing:pay"]',
    );
    expect(needed(clerk('reader'), widened)).toMatchInlineSnapshot(`
      [
        "team/treasury x2 (base head): \`member/cy\` can newly give themselves \`reader\` by \`bylaw:roles.assign\` on \`role/reader\`, and then \`billing:pay\`",
      ]
    `);
  });

  test('another person under the same name gains all that they have', () => {
    expect(needed(base, base.replace('ana@acme', 'mallory@acme'))).toMatchInlineSnapshot(`
      [
        "team/treasury x2 (base head): \`member/ana\` is known by another \`email\`: whoever that is may then do \`billing:pay\`",
      ]
    `);
    expect(needed(base, base.replace('cy@acme', 'mallory@acme'))).toEqual([]);
  });

  test('of the first files all that they give', () => {
    expect(needed(undefined, base)).toMatchInlineSnapshot(`
      [
        "team/treasury x2 (head): \`member/ana\` may newly do \`billing:pay\`",
      ]
    `);
  });

  test('not of who is exempt', () => {
    const exempt = paying.replace(
      'name: house-rule',
      'name: house-rule\nexempt: [{ principal: member/cy, reason: handover, expires: 2027-01-31 }]',
    );
    expect(needed(company + exempt, cyPays + exempt)).toEqual([]);
    // Who is exempted by the change itself is not.
    expect(needed(base, cyPays + exempt)).toMatchInlineSnapshot(`
      [
        "team/treasury x2 (base): \`member/cy\` may newly do \`billing:pay\`; guardrail \`house-rule\` now exempts \`member/cy\` until 2027-01-31",
      ]
    `);
  });

  test('of somebody else in the place of who is exempt', () => {
    const exempt = paying.replace(
      'name: house-rule',
      'name: house-rule\nexempt: [{ principal: member/cy, reason: handover, expires: 2027-01-31 }]',
    );
    const other = (documents: string) => documents.replace('cy@acme', 'mallory@acme');
    const known = (what: string) => `\`member/cy\`${what} is known by another \`email\``;
    expect(needed(cyPays + exempt, other(cyPays) + exempt)).toEqual([
      `team/treasury x2 (base head): ${known('')}: whoever that is may then do \`billing:pay\`; ${known(', whom guardrail `house-rule` lets pass,')}`,
    ]);
    // Nor is what they come to have at once theirs who was exempt.
    expect(needed(company + exempt, other(cyPays) + exempt)).toEqual([
      expect.stringContaining('`member/cy` may newly do `billing:pay`'),
    ]);
  });

  test('and says where', () => {
    const [first] = approvals(base, cyPays + paying);
    expect(first?.because[0]?.principals).toEqual(['member/cy']);
    expect(first?.because[0]?.at).toBeDefined();
  });
});

describe('a change of a guardrail needs approvers by those before it', () => {
  test.each([
    ['takes it out', company],
    ['asks others', base.replace('by: [team/treasury]', 'by: [member/cy]')],
    ['asks fewer', base.replace('count: 2', 'count: 1')],
    [
      'asks about less',
      base.replace(
        'actions: ["billing:pay"]',
        'actions: ["billing:pay"], privileged: true, resources: ["krn:k:billing:acme:big/*"]',
      ),
    ],
    ['only warns', base.replace('name: house-rule', 'name: house-rule\nseverity: warning')],
    [
      'exempts somebody',
      base.replace(
        'name: house-rule',
        'name: house-rule\nexempt: [{ principal: member/cy, reason: handover, expires: 2027-01-31 }]',
      ),
    ],
  ])('%s', (_, head) => {
    expect(needed(base, head).filter((each) => each.includes('(base'))).toMatchSnapshot();
  });

  test.each([
    [
      'says it in other words',
      base.replace('name: house-rule', 'name: house-rule\ndescription: Two pairs of eyes'),
    ],
    ['has another name', base.replace('name: house-rule', 'name: our-rule')],
    ['asks more', base.replace('count: 2', 'count: 3')],
    ['asks about more', base.replace('actions: ["billing:pay"]', 'actions: ["billing:pay", "events:read"]')],
    ['is moved', company.replace('kind: TeamList', 'kind: TeamList') + paying],
  ])('but not one that %s', (_, head) => {
    expect(needed(base, head)).toEqual([]);
  });

  test('of a guardrail of another form, those whose gains it is about, else those of guardrails', () => {
    const two = paying.replace('house-rule', 'two-eyes');
    const ofRules = guardrail(
      'approval: { gains: { actions: ["bylaw:guardrails.*"] }, by: [member/bo] }',
    ).replace('house-rule', 'rules');
    const forbids = (what: string) =>
      guardrail(`forbid: { principals: [team/guests], actions: ["${what}"] }`);
    expect(
      needed(company + two + ofRules + forbids('billing:*'), company + two + ofRules),
    ).toMatchInlineSnapshot(`
      [
        "team/treasury x2 (base head): guardrail \`house-rule\` is removed",
      ]
    `);
    expect(
      needed(company + two + ofRules + forbids('events:write'), company + two + ofRules),
    ).toMatchInlineSnapshot(`
      [
        "member/bo x1 (base head): guardrail \`house-rule\` is removed",
      ]
    `);
    expect(needed(company + two + forbids('events:write'), company + two)).toEqual([]);
  });

  test('and what was privileged is so to the guardrails before', () => {
    const privileged = guardrail(
      'approval: { gains: { actions: ["*"], privileged: true }, by: [team/treasury] }',
    );
    expect(needed(company + privileged, cyPays + privileged)).toMatchInlineSnapshot(`
      [
        "team/treasury x1 (base head): \`member/cy\` may newly do \`billing:pay\`",
      ]
    `);
    expect(
      needed(company + privileged, company.replace('cy, role: viewer', 'cy, role: reader') + privileged),
    ).toEqual([]);
  });
});
