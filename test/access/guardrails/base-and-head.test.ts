import { describe, expect, test } from 'vitest';
import { organizationOf } from '../access-of.ts';
import { company, guardrail, judged, noPaying, told } from './guarded.ts';

const base = company + noPaying;
const codes = (head: string, from = base) =>
  told(head, from).map((each) => each.replace(/:.*? `(\S+?)`.*/, ' $1'));
const forbidden = 'error guardrail/forbidden-access';

/** Cy pays by the guests' team. */
const guestsPay = company.replace('guests, members: [cy]', 'guests, members: [cy], bindings: [payer]');

describe('a change that breaks a guardrail of the files before', () => {
  test.each([
    ['takes it out', guestsPay],
    [
      'renames it',
      guestsPay +
        noPaying
          .replace('name: house-rule', 'name: other-rule\npreviously: [house-rule]')
          .replace('["billing:pay"]', '["billing:view"]')
          .replace('teams: [treasury]', 'teams: [treasury, guests]'),
    ],
    ['only warns', guestsPay + noPaying.replace('name: house-rule', 'name: house-rule\nseverity: warning')],
    [
      'forbids something else',
      guestsPay + guardrail('forbid: { principals: ["*"], actions: ["events:write"] }'),
    ],
    [
      'makes another form of it',
      guestsPay + guardrail('limit: { actions: ["billing:pay"], holders: { max: 9 } }'),
    ],
    [
      'is about fewer resources',
      guestsPay +
        noPaying
          .replace('unless', 'resources: ["krn:k:billing:acme:big/*"], unless')
          .replace('teams: [treasury]', 'teams: [treasury, guests]'),
    ],
    [
      'exempts who is about to',
      guestsPay +
        noPaying.replace(
          'name: house-rule',
          'name: house-rule\nexempt: [{ principal: member/cy, reason: trust me, expires: 2027-01-31 }]',
        ),
    ],
    [
      'exempts a team and joins it',
      guestsPay.replace('{ name: clerks, parent: treasury }', '{ name: clerks, members: [cy] }') +
        noPaying.replace(
          'name: house-rule',
          'name: house-rule\nexempt: [{ principal: team/clerks, reason: trust me, expires: 2027-01-31 }]',
        ),
    ],
    ['lets another team', guestsPay + noPaying.replace('teams: [treasury]', 'teams: [treasury, guests]')],
    [
      'gives the team that may another name, and its name to another team',
      company
        .replace(
          'name: treasury, members: [ana], bindings: [payer]',
          'name: cashiers, previously: [old-treasury], members: [ana], bindings: [payer]',
        )
        .replace('parent: treasury', 'parent: cashiers')
        .replace(
          '{ name: guests, members: [cy] }',
          '{ name: guests, previously: [treasury], members: [cy], bindings: [payer] }',
        ) + noPaying.replace('teams: [treasury]', 'teams: [cashiers]'),
      'member/ana',
    ],
    [
      'uses a token',
      `${company}---\nkind: ServiceAccount\nname: ci\nowner: member/cy\nrole: payer\n---\nkind: Token\nname: t\nowner: service-account/ci\ninherit: true\n`,
      'service-account/ci',
    ],
    [
      'begins later',
      company.replace(
        'cy, role: viewer',
        'cy, role: viewer, bindings: [{ role: payer, starts: 2028-01-01 }]',
      ),
    ],
    [
      'gives a way to it',
      company
        .replace('cy, role: viewer', 'cy, role: clerk')
        .replace(
          '  - { name: reader',
          '  - { name: clerk, permissions: ["bylaw:roles.assign"] }\n  - { name: reader',
        ),
    ],
  ])('%s', (_, head, who = 'member/cy') => {
    expect(codes(head)).toContain(`${forbidden} ${who}`);
  });

  test('is told once where the proposed files say the same', () => {
    expect(told(guestsPay + noPaying, base)).toHaveLength(1);
    const [own] = told(guestsPay + noPaying, base);
    expect(own).not.toMatch(/applied last/);
    expect(told(guestsPay, base)).toMatchInlineSnapshot(`
      [
        "error guardrail/forbidden-access: \`member/cy\` may do \`billing:pay\` by \`team/guests\` → \`role/payer\`: guardrail \`house-rule\` of the files before forbids it",
      ]
    `);
  });

  test('is an error also where the other side only warns', () => {
    const warning = noPaying.replace('name: house-rule', 'name: house-rule\nseverity: warning');
    expect(codes(guestsPay + noPaying, company + warning)).toEqual([`${forbidden} member/cy`]);
    expect(codes(guestsPay + warning, base)).toEqual([`${forbidden} member/cy`]);
  });
});

describe('names mean what they meant', () => {
  test('of a team that may, renamed', () => {
    const renamed =
      company
        .replace('name: treasury,', 'name: cashiers, previously: [treasury],')
        .replace('parent: treasury', 'parent: cashiers') +
      noPaying.replace('teams: [treasury]', 'teams: [cashiers]');
    expect(told(renamed, base)).toEqual([]);
  });

  test('of who must not, renamed, or gone and come back', () => {
    const cyMustNot = guardrail('forbid: { principals: [member/cy], actions: ["billing:pay"] }');
    const paying = company
      .replace('cy, role: viewer', 'NAME, role: payer')
      .replace('members: [cy]', 'members: []');
    expect(codes(paying.replace('NAME', 'cyril, previously: [cy]'), company + cyMustNot)).toEqual([
      `${forbidden} member/cyril`,
    ]);
    // Another record with the same address is the same person.
    expect(codes(paying.replace('NAME', 'di, id: m-7'), company + cyMustNot)).toEqual([
      `${forbidden} member/di`,
    ]);
    const other = paying.replace('NAME', 'di').replace('cy@acme', 'di@acme');
    expect(codes(other, company + cyMustNot)).toEqual([]);
  });

  test('of a team that must not: who leaves it does not get it in the same change', () => {
    const guestsMustNot = guardrail('forbid: { principals: [team/guests], actions: ["billing:pay"] }');
    const left = company.replace('members: [cy]', 'members: []');
    const promoted = left.replace('cy, role: viewer', 'cy, role: payer');
    expect(codes(promoted + guestsMustNot, company + guestsMustNot)).toEqual([`${forbidden} member/cy`]);
    expect(codes(left + guestsMustNot, company + guestsMustNot)).toEqual([]);
    expect(codes(promoted + guestsMustNot, left + guestsMustNot)).toEqual([]);
    // Nor where the team itself is gone.
    expect(
      codes(promoted.replace('  - { name: guests, members: [] }\n', ''), company + guestsMustNot),
    ).toEqual([`${forbidden} member/cy`]);
  });

  test('of who is exempt: another under the same name is not', () => {
    const exempt = noPaying.replace(
      'name: house-rule',
      'name: house-rule\nexempt: [{ principal: member/cy, reason: handover, expires: 2027-01-31 }]',
    );
    expect(told(guestsPay + exempt, company + exempt)).toEqual([]);
    const another = guestsPay.replace('name: cy,', 'name: cy, id: m-9,');
    expect(codes(another + exempt, company + exempt)).toEqual([`${forbidden} member/cy`]);
    const renamed = guestsPay
      .replace('name: cy,', 'name: cyril, previously: [cy],')
      .replace('members: [cy]', 'members: [cyril]');
    expect(told(renamed, company + exempt)).toEqual([]);
  });

  test('of a role whose bindings have to end', () => {
    const short = guardrail('maxBindingDuration: { roles: [payer], duration: PT8H }');
    const before = company.replace('bindings: [payer]', 'bindings: [reader]');
    const renamed = before
      .replace('{ name: payer,', '{ name: cashier, previously: [payer],')
      .replace('cy, role: viewer', 'cy, role: viewer, bindings: [cashier]');
    expect(codes(renamed, before + short)).toEqual(['error guardrail/binding-too-long member/cy']);
  });
});

test('an action that loses its resources is still what was forbidden of them, and that is asked about', () => {
  const files = company.replace('cy, role: viewer', 'cy, role: viewer, bindings: [payer]');
  const rules =
    guardrail(
      'forbid: { principals: [member/cy], actions: ["billing:pay"], resources: ["krn:k:billing:acme:big/*"] }',
    ) +
    guardrail(
      'approval: { gains: { actions: ["billing:pay"], resources: ["krn:k:billing:acme:big/*"] }, by: [member/bo] }',
    ).replace('house-rule', 'asks');
  const before = organizationOf(company + rules);
  const head = organizationOf(files + rules);
  const billing = head.services.get('billing');
  if (billing === undefined) throw new Error('no such service');
  const pay = { privileged: true };
  const services = new Map([
    ...head.services,
    ['billing', { ...billing, actions: { ...billing.actions, pay } }],
  ]);
  const found = judged({ ...head, services }, before);
  expect(found.breaches.map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "\`member/cy\` may do \`billing:pay\` by \`role/payer\`: guardrail \`house-rule\` forbids it",
    ]
  `);
  expect(found.approvals.map(({ because }) => because.map(({ message }) => message))).toMatchInlineSnapshot(`
    [
      [
        "\`member/cy\` may newly do \`billing:pay\`",
        "\`billing:pay\` is no longer done to the resources that guardrail \`asks\` names",
        "\`billing:pay\` is no longer done to the resources that guardrail \`house-rule\` names",
      ],
    ]
  `);
});
