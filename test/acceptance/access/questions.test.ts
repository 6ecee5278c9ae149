import { beforeAll, describe, expect, it } from 'vitest';
import type { Workbench } from '../workbench.ts';
import { policyBased, steady } from './policy-based.ts';

const event = 'krn:acme:events:acme:event/7';
const now = ['--now', '2026-12-01T09:00:00Z'];

interface Check {
  readonly decision: string;
  readonly reason: string;
  readonly statements: readonly { readonly effect: string; readonly text: string }[];
}

describe.each(['native', 'isomorphic'])(
  'questions about the policy-based example, by the %s backend',
  (backend) => {
    let bench: Workbench;
    const ask = (...args: string[]) => {
      const { code, stdout, stderr } = bench.bylaw(...args, ...now);
      expect(stderr).toBe('');
      return { code, text: steady(stdout) };
    };
    const check = (...args: string[]): Check => bench.json('access', 'check', ...args, ...now);

    beforeAll(() => {
      bench = policyBased({ BYLAW_GIT: backend });
    }, 120_000);

    it('is valid and plans to nothing', () => {
      expect(bench.bylaw('validate').code).toBe(0);
      expect(bench.bylaw('plan', '--detailed-exitcode').code).toBe(0);
      expect(bench.bylaw('fmt', '--check').code).toBe(0);
      expect(bench.bylaw('test', '--min-coverage', '100')).toMatchObject({ code: 0, stderr: '' });
    });

    it('shows what somebody in a nested team may do', () => {
      expect(ask('access', 'show', 'ana').text).toMatchInlineSnapshot(`
        "member/ana of acme may do 4 of 46 actions

        events
          read: under conditions
            allow  member/ana → team/core → team/engineering → role/event-reader → policy/read-events@2 #ReadEvents (organizations/acme/policies/read-events.yaml:7)
                     on krn:acme:events:{org_id}:event/* when events.region is one of "eu", "us", or is missing
          export: under conditions
            allow  member/ana → team/core → team/engineering → role/event-reader → policy/export-events@1 #ExportWithMfa (organizations/acme/policies/export-events.yaml:6)
                     on krn:acme:events:{org_id}:event/* when principal.mfa is true
          delete: under conditions
            deny   member/ana → team/core → role/event-keeper → policy/retention@1 #NeverDelete (organizations/acme/policies/retention.yaml:6)
                     on krn:acme:events:{org_id}:event/held/*
            allow  member/ana → team/core → role/event-keeper → policy/keep-events@1 #CleanUp (organizations/acme/policies/keep-events.yaml:6)
                     on krn:acme:events:{org_id}:event/*
          list: always
            allow  member/ana → role/viewer → permissions (organizations/acme/roles.yaml:9)

        from commit COMMIT, as of TIME
        note: zone payments is isolated: only a binding in it reaches there, or a role with \`reachesZones\`
        "
      `);
      const report = bench.json<{ permissions: { action: string }[] }>(
        'access',
        'show',
        'member/ana',
        ...now,
      );
      expect(report.permissions.map(({ action }) => action)).toEqual([
        'events:list',
        'events:read',
        'events:export',
        'events:delete',
      ]);
    });

    it('lets a deny win', () => {
      const { code, text } = ask(
        'access',
        'check',
        'ana',
        'events:delete',
        'krn:acme:events:acme:event/held/9',
      );
      expect(code).toBe(3);
      expect(text).toMatchInlineSnapshot(`
      "deny: member/ana may not events:delete on krn:acme:events:acme:event/held/9
        a statement denies it
        deny   member/ana → team/core → role/event-keeper → policy/retention@1 #NeverDelete (organizations/acme/policies/retention.yaml:6)
                 on krn:acme:events:{org_id}:event/held/*
        allow  member/ana → team/core → role/event-keeper → policy/keep-events@1 #CleanUp (organizations/acme/policies/keep-events.yaml:6)
                 on krn:acme:events:{org_id}:event/*
        allow  member/ana → boundary of acme → policy/company-limits@1 #EverythingOfOurs (organizations/acme/policies/company-limits.yaml:7)
        a deny wins over every allow

      from commit COMMIT, as of TIME
      "
    `);
      expect(check('ana', 'events:delete', event).decision).toBe('allow');
      const denied = check('ana', 'events:delete', 'krn:acme:events:acme:event/held/9');
      expect(denied).toMatchObject({ decision: 'deny', reason: 'explicit-deny' });
      expect(denied.statements.map(({ effect }) => effect).sort()).toEqual(['allow', 'allow', 'deny']);
    });

    it('asks for MFA', () => {
      const { code, text } = ask('access', 'check', 'ana', 'events:export', event);
      expect(code).toBe(3);
      expect(text).toMatchInlineSnapshot(`
        "deny: member/ana may not events:export on krn:acme:events:acme:event/7
          no statement of a role allows it
          what does is not enough:
          allow  member/ana → boundary of acme → policy/company-limits@1 #EverythingOfOurs (organizations/acme/policies/company-limits.yaml:7)

          these would allow it, but do not count here:
          allow  member/ana → team/core → team/engineering → role/event-reader → policy/export-events@1 #ExportWithMfa (organizations/acme/policies/export-events.yaml:6)
                   on krn:acme:events:{org_id}:event/* when principal.mfa is true
                   but its condition on principal.mfa does not hold: principal.mfa was not given (\`--context KEY=VALUE\`)

        from commit COMMIT, as of TIME
        "
      `);
      const withMfa = ask(
        'access',
        'check',
        'ana',
        'events:export',
        event,
        '--context',
        'principal.mfa=true',
      );
      expect(withMfa.code).toBe(0);
      expect(check('ana', 'events:export', event, '--context', 'principal.mfa=false').reason).toBe(
        'implicit-deny',
      );
    });

    it('keeps a pinned old version in force for whom pins it, and explains it from the commit that published it', () => {
      const elsewhere = ['events:read', event, '--context', 'events.region=ap'];
      expect(check('ana', ...elsewhere).decision).toBe('deny');
      expect(check('bo', ...elsewhere).decision).toBe('allow');
      expect(ask('access', 'explain', 'bo', ...elsewhere).text).toMatchInlineSnapshot(`
      "allow: member/bo may events:read on krn:acme:events:acme:event/7 with events.region=ap

      allow on krn:acme:events:{org_id}:event/* until 2027-01-16T00:00:00Z (closes the quarter, FIN-112)
        member/bo  organizations/acme/members.yaml:11
          COMMIT DAY Ada: Start
          → role/investigator  organizations/acme/members.yaml:16
            COMMIT DAY Ada: Start
            → policy/read-events@1  organizations/acme/roles.yaml:22
              COMMIT DAY Ada: Read only the own region
              → #ReadEvents
                COMMIT DAY Ada: Start

      allow
        member/bo  organizations/acme/members.yaml:11
          COMMIT DAY Ada: Start
          → boundary of acme
            → policy/company-limits@1  organizations/acme/organization.yaml:9
              COMMIT DAY Ada: Start
              → #EverythingOfOurs  organizations/acme/policies/company-limits.yaml:7
                COMMIT DAY Ada: Start

      versions
        policy/company-limits@1  published TIME by Ada from COMMIT (entry 1)
        policy/read-events@1  published TIME by Ada from COMMIT (entry 1)

      from commit COMMIT, as of TIME
      "
    `);
      // Bound until the quarter is closed.
      const later = bench.bylaw('access', 'check', 'bo', ...elsewhere, '--now', '2027-01-16');
      expect(later.code).toBe(3);
    });

    it('gives a suspended member nothing', () => {
      expect(ask('access', 'show', 'eli').text).toMatchInlineSnapshot(`
      "member/eli of acme may do nothing: member/eli is suspended

      from commit COMMIT, as of TIME
      "
    `);
      expect(check('eli', 'events:list')).toMatchObject({
        decision: 'deny',
        reason: 'inactive',
        inactive: { principal: 'member/eli', because: 'suspended' },
      });
    });

    it('lets into an isolated zone only whom the zone lets in', () => {
      const { text } = ask('access', 'who-can', 'events:read', 'krn:acme:events:acme:event/payments/1');
      expect(text).toMatchInlineSnapshot(`
      "events:read on krn:acme:events:acme:event/payments/1: 1 member may

        member/cy
          allow  role/payments-admin → policy/run-payments@1 #RunPayments (organizations/acme/policies/run-payments.yaml:6)
                   on krn:acme:events:{org_id}:event/payments/* in zone payments (runs payments)

      from commit COMMIT, as of TIME
      "
    `);
    });

    it('lets a token do less than its owner', () => {
      const mfa = ['--context', 'principal.mfa=true'];
      expect(check('ana', 'events:export', event, ...mfa).decision).toBe('allow');
      expect(check('token/dashboard', 'events:export', event, ...mfa)).toMatchObject({
        decision: 'deny',
        without: ['token-scopes'],
      });
      expect(check('dashboard', 'events:read', event).decision).toBe('allow');
    });

    it('caps the owner by the boundary', () => {
      expect(check('olga', 'bylaw:roles.edit', 'krn:acme:bylaw:acme:role/owner').decision).toBe('allow');
      expect(check('olga', 'bylaw:targets.edit', 'krn:acme:bylaw:acme:target/directory').reason).toBe(
        'explicit-deny',
      );
    });

    it('says who can, those with the same path together', () => {
      expect(ask('access', 'who-can', 'events:export', event).text).toMatchInlineSnapshot(`
        "events:export on krn:acme:events:acme:event/7: 1 member may

          member/olga
            allow  role/owner → permissions (organizations/acme/roles.yaml:6)

        3 members, 2 teams more, under conditions

          member/ana, member/bo
            allow  team/core → team/engineering → role/event-reader → policy/export-events@1 #ExportWithMfa (organizations/acme/policies/export-events.yaml:6)
                     on krn:acme:events:{org_id}:event/* when principal.mfa is true

          member/cy, team/core
            allow  team/engineering → role/event-reader → policy/export-events@1 #ExportWithMfa (organizations/acme/policies/export-events.yaml:6)
                     on krn:acme:events:{org_id}:event/* when principal.mfa is true

          team/engineering
            allow  role/event-reader → policy/export-events@1 #ExportWithMfa (organizations/acme/policies/export-events.yaml:6)
                     on krn:acme:events:{org_id}:event/* when principal.mfa is true

        from commit COMMIT, as of TIME
        "
      `);
      const csv = bench.bylaw('access', 'who-can', 'events:export', event, '--format', 'csv', ...now).stdout;
      expect(csv.split('\r\n')[0]).toBe(
        'principal,answer,action,resource,effect,layer,path,policy,version,sid,resources,except,conditions,zone,within,starts,expires,reason,ticket,place',
      );
      expect(csv).toContain('member/olga,allowed,events:export');
      expect(csv).toContain('member/ana,under conditions,events:export');
      const ofRole = bench.bylaw('role', 'show-actions', 'investigator', '--format', 'csv').stdout;
      expect(ofRole).toContain('investigator,events,events:read,under conditions,allow,');
      const ofAna = bench.bylaw('access', 'show', 'ana', '--format', 'csv', ...now).stdout;
      expect(ofAna).toContain('member/ana,events,events:read,under conditions,allow,');
    });

    it('says that an answer about `*` is none about each', () => {
      expect(ask('access', 'check', 'olga', 'events:read', '*').text).toMatchInlineSnapshot(`
        "allow: member/olga may events:read
          allow  member/olga → role/owner → permissions (organizations/acme/roles.yaml:6)
          allow  member/olga → boundary of acme → policy/company-limits@1 #EverythingOfOurs (organizations/acme/policies/company-limits.yaml:7)

        from commit COMMIT, as of TIME
        note: \`*\` asks about all resources at once: a deny, an isolated zone or an exception may still take single ones; ask about one to know
        "
      `);
      expect(ask('access', 'who-can', 'events:export', '*').text).toMatchInlineSnapshot(`
        "events:export: 1 member may

          member/olga
            allow  role/owner → permissions (organizations/acme/roles.yaml:6)

        from commit COMMIT, as of TIME
        note: \`*\` asks about all resources at once: a deny, an isolated zone or an exception may still take single ones; ask about one to know
        "
      `);
      const basis = (...args: string[]) =>
        bench.json<{ basis: { assumptions: string[] } }>('access', ...args, ...now).basis.assumptions;
      expect(basis('check', 'olga', 'events:read', '*')).toEqual(['single-resources-not-judged']);
      expect(basis('explain', 'olga', 'events:read', '*')).toEqual(['single-resources-not-judged']);
      expect(basis('who-can', 'events:export', '*')).toEqual(['single-resources-not-judged']);
      expect(basis('check', 'olga', 'events:read', event)).toEqual([]);
      expect(basis('who-can', 'events:export', event)).toEqual([]);
    });

    it('answers of a commit, and of a day', () => {
      const elsewhere = ['events:read', event, '--context', 'events.region=ap'];
      expect(bench.bylaw('access', 'check', 'ana', ...elsewhere, '--at', 'HEAD~1').code).toBe(0);
      expect(bench.bylaw('access', 'check', 'ana', ...elsewhere, '--at', 'HEAD').code).toBe(3);
      const today = new Date().toISOString().slice(0, 10);
      expect(bench.bylaw('access', 'check', 'ana', ...elsewhere, '--at', today).code).toBe(3);
      const { stderr } = bench.bylaw('access', 'check', 'ana', ...elsewhere, '--at', '2001-01-01');
      expect(stderr).toContain('error[access/nothing-applied]');
    });
  },
);
