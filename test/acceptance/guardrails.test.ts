import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { makeWorkbench, type Workbench } from './workbench.ts';

const folder = 'organizations/acme';
const services = `apiVersion: bylaw/v1
kind: Service
name: payments
actions:
  create: { description: Make a payment, access: write, resources: [account] }
  approve: { description: Approve a payment, access: write, privileged: true, resources: [account] }
resourceTypes: { account: "krn:acme:payments:{org_id}:account/*" }
`;
const policies = `apiVersion: bylaw/v1
kind: Policy
name: approve-small
statements:
  - sid: Small
    effect: allow
    actions: ["payments:approve"]
    resources: ["krn:acme:payments:{org_id}:account/small-*"]
    conditions: { Bool: { principal.mfa: true } }
`;
const roles = `apiVersion: bylaw/v1
kind: RoleList
items:
  - { name: director, permissions: ["*"] }
  - { name: reader, permissions: ["bylaw:members.read"] }
  - { name: creator, permissions: ["payments:create"] }
  - { name: approver, policies: [approve-small] }
`;
const members = `apiVersion: bylaw/v1
kind: MemberList
items:
  - { name: ada, email: ada@example.org, role: director }
  - { name: ben, email: ben@example.org }
  - { name: cleo, email: cleo@example.org }
`;
const organization = `apiVersion: bylaw/v1
kind: Organization
name: acme
resourceNames: krn:acme
membership:
  owners: { role: director, min: 1 }
  organizationRole: { required: true, default: reader, oneOf: [reader] }
`;
const teams = `apiVersion: bylaw/v1
kind: TeamList
items:
  - { name: board, members: [ada] }
  - { name: desk, members: [ben], bindings: [creator] }
  - { name: audit, members: [cleo], bindings: [approver] }
`;

const start = {
  'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n',
  [`${folder}/organization.yaml`]: organization,
  [`${folder}/payments.yaml`]: services,
  [`${folder}/policies.yaml`]: policies,
  [`${folder}/roles.yaml`]: roles,
  [`${folder}/members.yaml`]: members,
  [`${folder}/teams.yaml`]: teams,
};
const rule = `${folder}/rule.yaml`;

function guardrail(form: string, ...more: readonly string[]): string {
  return ['apiVersion: bylaw/v1', 'kind: Guardrail', 'name: house-rule', form, ...more, ''].join('\n');
}

function open(files: Readonly<Record<string, string>> = {}): Workbench {
  const bench = makeWorkbench({}, 'resident');
  bench.git('init', '-q');
  bench.write({ ...start, ...files });
  bench.commit('Start');
  return bench;
}

interface Told {
  readonly diagnostics: readonly Diagnostic[];
}

/** Which of the resources is shown that a pattern matches is no matter. */
function steady(message: string): string {
  return message.replace(/account\/small-[^`]*`/, 'account/small-`');
}

/** What `validate` says of guardrails, and that its exit code fits. */
function validated(bench: Workbench): readonly string[] {
  const { diagnostics } = bench.json<Told>('validate');
  const own = diagnostics.filter(({ code }) => code.startsWith('guardrail/'));
  const isBroken = own.some(({ severity }) => severity === 'error');
  expect(bench.bylaw('validate').code).toBe(isBroken ? 1 : 0);
  return own.map(({ severity, message }) => steady(`${severity}: ${message}`));
}

const exempt = (who: string) => `exempt: [{ principal: ${who}, reason: quarter close, expires: 2099-12-31 }]`;

describe('a guardrail of each form fails with a counterexample, lets pass who is exempt, and holds', () => {
  const small = 'krn:acme:payments:acme:account/small-';

  it.each([
    {
      form: 'forbid',
      fails: 'forbid: { principals: ["*"], actions: ["payments:approve"], unless: { teams: [board] } }',
      says: [
        `error: \`member/cleo\` may do \`payments:approve\` on \`${small}\` with \`principal.mfa\` true by \`team/audit\` → \`role/approver\` → \`policy/approve-small\` → \`#Small\`: guardrail \`house-rule\` forbids it`,
      ],
      hint: 'take the access away, or exempt them for a time, with a reason',
      who: 'team/audit',
      holds:
        'forbid: { principals: ["*"], actions: ["payments:approve"], unless: { teams: [board, audit] } }',
    },
    {
      form: 'require',
      fails:
        'require: { principals: [team/desk], actions: ["payments:approve"], resources: ["krn:acme:payments:{org_id}:account/small-*"] }',
      says: [
        `error: \`member/ben\` may not do \`payments:approve\` on \`${small}\`: guardrail \`house-rule\` requires it`,
      ],
      hint: 'give them the access, or exempt them for a time, with a reason',
      who: 'member/ben',
      holds:
        'require: { principals: [team/audit], actions: ["payments:approve"], resources: ["krn:acme:payments:{org_id}:account/small-*"] }',
    },
    {
      form: 'separate',
      fails: 'separate: { anyOf: ["payments:create"], from: ["payments:approve"] }',
      says: [
        'error: `member/ada` may do `payments:create` by `role/director`, and may do `payments:approve` by `role/director`: guardrail `house-rule` keeps these apart',
      ],
      hint: 'take one of the two away, or exempt them for a time, with a reason',
      who: 'member/ada',
      holds:
        'separate: { anyOf: ["payments:create"], from: ["payments:approve"], resources: ["krn:acme:payments:other:account/*"] }',
    },
    {
      form: 'limit',
      fails: 'limit: { actions: ["payments:approve"], holders: { max: 1 } }',
      says: [
        'error: 2 hold `payments:approve`, and guardrail `house-rule` allows 1: member/ada, member/cleo; `member/ada` may do `payments:approve` by `role/director`',
      ],
      hint: 'take it from some of them',
      who: 'member/ada',
      holds: 'limit: { actions: ["payments:approve"], holders: { min: 2, max: 2 } }',
    },
    {
      form: 'maxBindingDuration',
      fails: 'maxBindingDuration: { roles: [approver], duration: PT8H }',
      says: ['error: `team/audit` holds `approver` without an end: guardrail `house-rule` allows PT8H'],
      hint: 'give the binding an earlier `expires`, or exempt them for a time, with a reason',
      who: 'team/audit',
      holds: 'maxBindingDuration: { roles: [creator], duration: PT8H }',
    },
  ])(
    '$form',
    ({ form, fails, says, hint, who, holds }) => {
      const bench = open({ [rule]: guardrail(fails) });
      expect(validated(bench)).toEqual(says);
      const planned = bench.bylaw('plan');
      expect(planned.code).toBe(1);
      expect(planned.stdout).toContain('house-rule');
      const refused = bench.json<{ status: string; refusals: readonly string[] }>('apply', '--yes');
      expect(refused.status).toBe('refused');
      // The versions that applying publishes have their numbers.
      const numbered = (text: string) => text.replace('`policy/approve-small`', '`policy/approve-small@1`');
      expect(refused.refusals.map((each) => steady(each.replace('a guardrail of acme', 'error')))).toEqual(
        says.map((each) => `${numbered(each)} (${hint})`),
      );
      bench.write({ [rule]: guardrail(fails, exempt(who)) });
      expect(validated(bench)).toEqual([]);
      if (form === 'maxBindingDuration') return;
      bench.write({ [rule]: guardrail(holds) });
      expect(validated(bench)).toEqual([]);
      bench.commit('Hold');
      expect(bench.bylaw('apply', '--yes').code).toBe(0);
    },
    120_000,
  );
});

describe('a change cannot take out of its way the guardrail that it breaks', () => {
  const forbids = guardrail(
    'forbid: { principals: ["*"], actions: ["payments:approve"], unless: { teams: [board, audit] } }',
  );
  const bensRole = '{ name: desk, members: [ben], bindings: [creator, approver] }';
  const benApproves = teams.replace('{ name: desk, members: [ben], bindings: [creator] }', bensRole);
  const breach =
    /`member\/ben` may do `payments:approve` .*guardrail `house-rule` of the files before forbids it/;

  function branched(files: Readonly<Record<string, string>>): Workbench {
    const bench = open({ [rule]: forbids });
    expect(bench.bylaw('apply', '--yes').code).toBe(0);
    bench.git('checkout', '-q', '-b', 'change');
    bench.write({ [`${folder}/teams.yaml`]: benApproves, ...files });
    return bench;
  }

  it.each([
    [
      'removes it',
      {
        [rule]: guardrail('limit: { actions: ["payments:approve"], holders: { max: 9 } }').replace(
          'house-rule',
          'other-rule',
        ),
      },
    ],
    ['weakens it', { [rule]: forbids.replace('audit]', 'audit, desk]') }],
    ['only warns', { [rule]: `${forbids}severity: warning\n` }],
    [
      'exempts itself',
      { [rule]: `${forbids}exempt: [{ principal: team/desk, reason: trust me, expires: 2099-12-31 }]\n` },
    ],
    [
      'moves it, weaker, under another name',
      {
        [rule]: 'apiVersion: bylaw/v1\nkind: Service\nname: nothing\nactions: { be: { access: read } }\n',
        'shared/rule.yaml': forbids
          .replace('name: house-rule', 'name: shared-rule\npreviously: [house-rule]')
          .replace('audit]', 'audit, desk]'),
        [`${folder}/organization.yaml`]: `${organization}uses: [rule.yaml]\n`,
      },
    ],
  ])(
    '%s',
    (_, files) => {
      const bench = branched(files);
      bench.commit('Let Ben approve');
      const { diagnostics } = bench.json<Told>('validate');
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      const against = bench.bylaw('plan', '--against', 'main');
      expect(against.code).toBe(1);
      expect(against.stdout).toMatch(breach);
      expect(bench.bylaw('plan').code).toBe(1);
      const refused = bench.bylaw('apply', '--yes');
      expect(refused.code).toBe(1);
      expect(refused.stdout + refused.stderr).toMatch(breach);
    },
    60_000,
  );

  it('but in two, of which the first says what it is about', () => {
    const bench = branched({
      [`${folder}/teams.yaml`]: teams,
      [rule]: forbids.replace('audit]', 'audit, desk]'),
    });
    bench.commit('Let the desk approve');
    expect(bench.bylaw('plan', '--detailed-exitcode').code).toBe(2);
    const applied = bench.bylaw('apply', '--yes');
    expect(applied.code).toBe(0);
    expect(applied.stdout).toMatch(/house-rule may hold less[\s\S]*Applied\./);
    expect(bench.bylaw('log').stdout).toContain('guardrails: house-rule may hold less');
    expect(bench.bylaw('plan', '--detailed-exitcode').code).toBe(0);
    bench.write({ [`${folder}/teams.yaml`]: benApproves });
    bench.commit('Let Ben approve');
    expect(bench.bylaw('plan').code).toBe(0);
    expect(bench.bylaw('apply', '--yes').code).toBe(0);
  }, 60_000);
});
