import { expect, test } from 'vitest';
import { type CountedApproval, countedApprovals } from '../../../src/access/approvals/counted-approvals.ts';
import type { Organization } from '../../../src/model/model.ts';
import { times } from '../../acceptance/hardening/counts.ts';
import { chosenSeed } from '../../chosen-seed.ts';
import { fc } from '../../properties.ts';
import { organizationOf } from '../access-of.ts';
import { guardrail, judged, needed, now } from './guarded.ts';

interface Crew {
  readonly security?: string;
  readonly ana?: string;
  readonly teams?: string;
  readonly rule?: string;
}

const rule = guardrail('approval: { gains: { actions: ["billing:pay"] }, by: [team/security] }');
const ofGuardrails = guardrail(
  'approval: { gains: { actions: ["bylaw:guardrails.*"] }, by: [member/dan] }',
).replace('house-rule', 'rules');

function crew({
  security = 'bo',
  ana = 'github: { id: 1 }',
  teams = '',
  rule: asks = rule,
}: Crew = {}): string {
  return `
kind: MemberList
items:
  - { name: ana, identities: { ${ana} } }
  - { name: bo, identities: { github: { id: 2 } } }
  - { name: cy, identities: { github: { id: 3 } } }
  - { name: dan, identities: { github: { id: 4 } } }
  - { name: eve }
---
kind: TeamList
items:
  - { name: security, members: [${security}] }
${teams}
${asks}`;
}

const joins = (who: string, account: number, when = '') =>
  `team/security x1 (base head): \`member/${who}\`, account ${account} on GitHub, newly approves by guardrail \`house-rule\`${when}`;

test('whoever comes to approve needs the approval of those who do', () => {
  expect(needed(crew(), crew({ security: 'bo, ana' }))).toEqual([joins('ana', 1)]);
  const below = '  - { name: oncall, parent: security, members: [cy] }';
  expect(needed(crew(), crew({ teams: below }))).toEqual([joins('cy', 3)]);
  const apart = below.replace(' parent: security,', '');
  expect(needed(crew({ teams: apart }), crew({ teams: below }))).toEqual([joins('cy', 3)]);
  const later = crew({ security: 'bo, { member: ana, starts: 2027-01-01 }' });
  expect(needed(crew(), later)).toEqual([joins('ana', 1, ' from 2027-01-01T00:00:00Z on')]);
  const ending = (end: string) => crew({ security: `bo, { member: ana, expires: ${end} }` });
  expect(needed(ending('2027-01-01'), ending('2027-02-01'))).toEqual([
    joins('ana', 1, ' from 2027-01-02T00:00:00Z on'),
  ]);
  expect(needed(ending('2027-02-01'), ending('2027-01-01'))).toEqual([]);
});

test('so does another account of an approver, and one who is no longer suspended', () => {
  const both = crew({ security: 'bo, ana' });
  expect(needed(both, crew({ security: 'bo, ana', ana: 'github: { id: 9 }' }))).toEqual([joins('ana', 9)]);
  expect(needed(crew({ security: 'bo, eve' }), crew({ security: 'bo, eve' }))).toEqual([]);
  const suspended = both.replace('name: ana,', 'name: ana, status: suspended,');
  expect(needed(suspended, both)).toEqual([joins('ana', 1)]);
  expect(needed(both, suspended)).toEqual([]);
});

test('another name does not, of a team or of somebody; that of an approver, given to another, does', () => {
  const renamed = crew()
    .replace('name: security, members: [bo]', 'name: safety, previously: [security], members: [robert]')
    .replace('name: bo,', 'name: robert, previously: [bo],')
    .replace('team/security', 'team/safety');
  expect(needed(crew(), renamed)).toEqual([]);
  const taken = crew({ teams: '  - { name: safety, members: [bo] }', security: 'ana' });
  const [first, ...others] = needed(crew(), taken);
  expect([first, others]).toEqual([joins('ana', 1), []]);
  const byName = rule.replace('team/security', 'member/bo');
  const swapped = crew({ rule: byName })
    .replace('name: bo,', 'name: robert,')
    .replace('name: cy,', 'name: bo,');
  expect(needed(crew({ rule: byName }), swapped)).toEqual([
    joins('bo', 3).replace('team/security', 'member/bo'),
  ]);
});

test('the first approvers are agreed to by those of guardrails, else by nobody', () => {
  const [none, some] = [crew({ security: '' }), crew()];
  expect(needed(none, some)).toEqual([]);
  expect(needed(none + ofGuardrails, some + ofGuardrails)).toEqual([
    joins('bo', 2).replace('team/security', 'member/dan'),
  ]);
  // Who has no account yet approves nothing.
  expect(needed(crew({ security: 'eve' }), crew({ security: 'eve, bo' }))).toEqual([]);
  const all = rule.replace('"billing:pay"', '"*"');
  expect(needed(crew({ security: '', rule: all }), crew({ rule: all }))).toEqual([]);
});

test('of fewer than it takes all have to, and nobody leaves fewer unasked', () => {
  const two = rule.replace('by:', 'count: 2, by:');
  const [one, both] = [crew({ rule: two }), crew({ rule: two, security: 'bo, cy' })];
  expect(needed(one, both)).toEqual([joins('cy', 3)]);
  expect(needed(both, one)).toEqual([
    'team/security x2 (base head): only 1 would be left who can approve by guardrail `house-rule`, which takes 2',
  ]);
  expect(needed(crew({ rule: two, security: 'bo, cy, dan' }), both)).toEqual([]);
  expect(needed(crew(), crew({ security: '' }))).toEqual([
    'team/security x1 (base head): nobody would be left who can approve by guardrail `house-rule`, which takes 1',
  ]);
  // Those whose time is over were approvers: nobody comes in unasked.
  const over = crew({ security: '{ member: bo, expires: 2026-11-01 }' });
  expect(needed(over, crew({ security: 'ana' }))).toEqual([joins('ana', 1)]);
});

test('told is just who counts where reviews are counted and did not before', () => {
  const day = fc.constantFrom('2026-11-01', '2026-12-15', '2027-01-01', '2027-02-01');
  const membership = fc
    .record({
      member: fc.constantFrom('ana', 'bo', 'cy'),
      starts: fc.option(day),
      expires: fc.option(day),
    })
    .filter(({ starts, expires }) => starts === null || expires === null || starts < expires);
  const team = (name: string, parents: readonly string[]) =>
    fc.record({
      name: fc.constant(name),
      parent: fc.constantFrom(undefined, ...parents),
      members: fc.uniqueArray(membership, { maxLength: 2, selector: ({ member }) => member }),
    });
  const member = (name: string) =>
    fc.record({
      name: fc.constant(name),
      status: fc.constantFrom('active', 'active', 'suspended'),
      account: fc.option(fc.constantFrom(1, 2, 3, 4)),
    });
  const files = fc
    .tuple(
      fc.tuple(member('ana'), member('bo'), member('cy')),
      fc.tuple(team('security', []), team('below', ['security']), team('lowest', ['security', 'below'])),
    )
    .filter(([members]) => {
      const accounts = members.flatMap(({ account }) => account ?? []);
      return new Set(accounts).size === accounts.length;
    })
    .map(([members, teams]) => textOf(members, teams));
  let told = 0;
  fc.assert(
    fc.property(files, files, (was, is) => {
      const [base, head] = [organizationOf(was), organizationOf(is)];
      const { approvals } = judged(head, base);
      const reasons = approvals.flatMap(({ because }) => because.map(({ message }) => message));
      const joined = reasons.flatMap((each) => /account (\d+)/.exec(each)?.[1] ?? []).map(Number);
      const before = [1, 2, 3, 4].filter((each) => isNamed(base, each));
      const expected = [1, 2, 3, 4].filter((each) =>
        moments.some((at) => counts(head, each, at) && !counts(base, each, at)),
      );
      expect(joined.sort()).toEqual(before.length === 0 ? [] : expected);
      told += joined.length;
    }),
    { numRuns: times(2_000, 60), seed: chosenSeed() },
  );
  expect(told).toBeGreaterThan(10);
});

const moments = [now, '2026-12-15T00:00:00Z', '2026-12-16T00:00:00Z', '2027-01-01T00:00:00Z']
  .concat(['2027-01-02T00:00:00Z', '2027-02-01T00:00:00Z', '2027-02-02T00:00:00Z'])
  .flatMap((each) => [each, new Date(Date.parse(each) + 1000).toISOString().replace('.000Z', 'Z')]);

function textOf(
  members: readonly { name: string; status: string; account: number | null }[],
  teams: readonly { name: string; parent: string | undefined; members: readonly object[] }[],
): string {
  const people = members.map(({ name, status, account }) => {
    const identities = account === null ? {} : { identities: { github: { id: account } } };
    return { name, status, ...identities };
  });
  const items = teams.map(({ members: own, ...rest }) => {
    const written = own.map((each) =>
      Object.fromEntries(Object.entries(each).filter(([, value]) => value !== null)),
    );
    return { ...rest, members: written };
  });
  return `\nkind: MemberList\nitems: ${JSON.stringify(people)}\n---\nkind: TeamList\nitems: ${JSON.stringify(items)}\n${rule}`;
}

/** Whether an approval of an account counts at a time: by what counts reviews. */
function counts(organization: Organization, account: number, at: string): boolean {
  const [counted] = countedAt(organization, account, at);
  return counted?.missing === 0;
}

function countedAt(
  organization: Organization,
  account: number,
  at: string,
): readonly CountedApproval<unknown>[] {
  const wanted = { guardrail: 'house-rule', askedBy: ['base'], by: ['team/security'], count: 1 } as const;
  const review = { id: 1, account, login: 'who', state: 'approved', commit: 'c', submittedAt: at } as const;
  const proposal = { head: 'c', authors: [], reviews: [review] };
  return countedApprovals([{ ...wanted, because: [] }], organization, proposal as never, at);
}

/** Whether somebody with an account is named among the approvers, whenever that counts. */
function isNamed(organization: Organization, account: number): boolean {
  const active = new Map(
    [...organization.members].map(([name, each]) => [name, { ...each, status: 'active' as const }]),
  );
  const always = [...organization.teams].map(([name, each]) => {
    const members = each.members.map(({ starts: _, expires: __, ...rest }) => rest);
    return [name, { ...each, members }] as const;
  });
  return counts({ ...organization, members: active, teams: new Map(always) }, account, now);
}
