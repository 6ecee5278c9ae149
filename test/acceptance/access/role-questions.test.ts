import { beforeAll, describe, expect, it } from 'vitest';
import type { Workbench } from '../workbench.ts';
import { policyBased, steady } from './policy-based.ts';

const now = ['--now', '2026-12-01T09:00:00Z'];

describe.each(['native', 'isomorphic'])(
  'questions about roles of the policy-based example, by the %s backend',
  (backend) => {
    let bench: Workbench;
    const ask = (...args: string[]) => {
      const { code, stdout, stderr } = bench.bylaw(...args, ...now);
      expect(stderr).toBe('');
      return { code, text: steady(stdout) };
    };

    beforeAll(() => {
      bench = policyBased({ BYLAW_GIT: backend });
    }, 120_000);

    it('shows a role: what it gives, who holds it, what was recorded', () => {
      expect(ask('role', 'show', 'investigator').text).toMatchInlineSnapshot(`
        "role investigator of acme
          purpose       Reads all events, as version 1 said before regions were asked about
          declared in   organizations/acme/roles.yaml:20
          policies      read-events@1 (pinned)

        events
          read: under conditions
            allow  policy/read-events@1 #ReadEvents
                     on krn:acme:events:{org_id}:event/*

        held by
          member/bo until 2027-01-16T00:00:00Z (closes the quarter, FIN-112)  organizations/acme/members.yaml:16

        recorded
          6  TIME  update policy:acme/read-events  by Ada
              version: 1 → 2
              description: "Read events" → "Read events of Europe and America"
              digest: e6a3e0d4d6 → fa49ed2aa7
          6  TIME  update role:acme/investigator  by Ada
              description: "Reads all events" → "Reads all events, as version 1 said before regions were asked about"
              policies: + read-events@1  - read-events
          3  TIME  create policy:acme/read-events  by Ada
          3  TIME  create role:acme/investigator  by Ada
          3  TIME  create binding:acme/member/bo#76d77ccf94  by Ada

        from commit COMMIT, as of TIME
        note: zone payments is isolated: only a binding in it reaches there, or a role with \`reachesZones\`
        "
      `);
      expect(bench.json('role', 'show', 'event-reader')).toMatchObject({
        policies: [
          { reference: 'export-events', version: 1 },
          { reference: 'read-events', version: 2 },
        ],
        assignments: [{ principal: 'team/engineering', people: 4, inForce: 'now' }],
        // Of its policies too: what it gave changed when a new version of one was published.
        history: [
          { action: 'update', address: 'policy:acme/read-events' },
          { action: 'update', address: 'role:acme/event-reader' },
          { action: 'create', address: 'policy:acme/export-events' },
          { action: 'create', address: 'policy:acme/read-events' },
          { action: 'create', address: 'role:acme/event-reader' },
          { action: 'create' },
        ],
      });
      expect(ask('role', 'list').text).toContain(
        'event-writer    policy/write-events                       1 service account',
      );
    });
  },
);
