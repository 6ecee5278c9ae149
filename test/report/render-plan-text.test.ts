import { describe, expect, it } from 'vitest';
import { renderPlanText } from '../../src/report/render-plan-text.ts';
import { change, everySort, planOf, section } from './orchestra-plan.ts';

const players = Array.from({ length: 3_000 }, (_, index) =>
  change({ action: 'create', address: `member:orchestra/player-${index + 1}`, after: { status: 'active' } }),
);

describe('renderPlanText', () => {
  it('says that nothing is to do, and with what it compared', () => {
    expect(renderPlanText(planOf(section()))).toBe('No changes. The target matches commit abc1234.\n');
    expect(renderPlanText(planOf(section(), section({ target: 'github' })))).toBe(
      'No changes. All 2 targets match commit abc1234.\n',
    );
    expect(renderPlanText({ ...planOf(section()), against: { kind: 'offline' } })).toBe(
      'No changes. The last known state matches commit abc1234.\n',
    );
    expect(renderPlanText({ ...planOf(section()), source: { commit: null, dirty: true } })).toBe(
      'No changes. The target matches the work tree.\n',
    );
  });

  it('shows each change with the field that differs', () => {
    expect(renderPlanText(planOf(section({ changes: everySort })))).toMatchInlineSnapshot(`
      "orchestra on directory

        members
          + member:orchestra/ana  displayName: "Ana Lovrić", email: ana@orchestra.example, status: active
          ~ member:orchestra/cleo  (gives and takes access)
              role: viewer → librarian

        teams
          → team:orchestra/low-brass  was trombones

        team members
          - team-member:orchestra/strings/ben  (takes access)
              because left after the summer tour

        bindings
          + binding:orchestra/team/strings#0a1b2c3d4e  role: score-reader, on: [krn:orchestra:scores:*], expires: 2027-01-01T00:00:00Z
          - binding:orchestra/member/dora#ffffffffff  role: conductor  (takes access, by the clock)

      Access     not evaluated yet: this version does not compute it
      Guardrails not evaluated yet: this version does not compute it
      Approvals  not evaluated yet: this version does not compute it
      Cost       2 reads, 1 write

      Plan: 2 to create, 1 to update, 2 to delete, 1 to rename
      "
    `);
  });

  it('stays readable at thousands of changes, and never folds what takes access away', () => {
    const text = renderPlanText(planOf(section({ changes: [...players, ...everySort] })));
    expect(text.split('\n').length).toBeLessThan(40);
    expect(text).toContain('+ 3,001 members: player-1, player-2,');
    expect(text).toContain('and 2,989 more (--full lists them)');
    expect(text).toContain('- team-member:orchestra/strings/ben');
    expect(text).toContain('Plan: 3,002 to create, 1 to update, 2 to delete, 1 to rename');
  });

  it('lists everything when asked to', () => {
    const text = renderPlanText(planOf(section({ changes: players })), { full: true });
    expect(text).toContain('+ member:orchestra/player-2999');
  });

  it('shows versions, guards, what is held, adopted, let go and scheduled', () => {
    const [removal] = everySort;
    const full = section({
      target: 'production',
      provider: 'github',
      mode: 'strict',
      publishes: [{ policy: 'read-scores', version: 3, digest: 'a'.repeat(64), previous: 2, sameAs: 1 }],
      adopts: ['team:orchestra/winds'],
      letGo: [{ address: 'team:orchestra/strings', fields: ['description'] }],
      clock: {
        starts: [
          {
            address: 'team-member:orchestra/winds/eve',
            at: '2027-01-01T00:00:00Z',
            value: { role: 'member', starts: '2027-01-01T00:00:00Z', reason: 'spring tour' },
          },
        ],
        expires: [{ address: 'team-member:orchestra/winds/finn', at: '2026-11-01T00:00:00Z' }],
        changed: true,
      },
      held: removal === undefined ? [] : [removal],
      guards: [
        {
          guard: 'members-lost',
          message: '40 of 100 members would lose access',
          limit: 25,
          planned: 40,
          allow: '--allow members-lost',
        },
        {
          guard: 'owners-min',
          message: 'nobody would be an owner',
          limit: 1,
          planned: 0,
          allow: '--allow owners-min',
          allowed: { by: 'target', reason: 'the season is over' },
        },
      ],
    });
    expect(renderPlanText(planOf(full))).toMatchInlineSnapshot(`
      "orchestra on production (github), strict

        publishes
          policy read-scores version 3 (aaaaaaaaaa, the same text as version 1); to see it: bylaw policy diff read-scores v2 file

        adopts without changing
          team:orchestra/winds

        lets go of fields no longer declared
          team:orchestra/strings: description

        held back by --hold-removals
          - team-member:orchestra/strings/ben  (takes access)
              because left after the summer tour

        starts later
          team-member:orchestra/winds/eve on 2027-01-01T00:00:00Z: role: member, reason: "spring tour"

        expired
          team-member:orchestra/winds/finn on 2026-11-01T00:00:00Z

        guards
          \`members-lost\` refuses: 40 of 100 members would lose access
            to allow it: --allow members-lost
          \`owners-min\` is allowed by the Target: nobody would be an owner (the season is over)

      Access     not evaluated yet: this version does not compute it
      Guardrails not evaluated yet: this version does not compute it
      Approvals  not evaluated yet: this version does not compute it
      Cost       2 reads, 1 write

      Plan: 0 to create, 0 to update, 0 to delete, 1 removal held back, 1 policy version to publish, 1 object to adopt, what starts later to be recorded
      A guard refuses it, see above: apply would write nothing there.
      "
    `);
  });

  it('lets nothing through that a terminal would act on', () => {
    const hostile = change({
      action: 'update',
      address: 'member:orchestra/ana\u001b[2J',
      before: { 'dis\u202eplay': '\u001b]0;owned\u0007Ana' },
      after: { 'dis\u202eplay': 'An\u200ba\nPlan: 0 to create' },
      reason: 'because\r\nNo changes.',
    });
    const text = renderPlanText(planOf(section({ organization: 'orch\u001bestra', changes: [hostile] })));
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u200b]/u);
    expect(text.split('\n').filter((line) => /^(Plan|No changes)/.test(line.trim()))).toHaveLength(1);
  });
});
