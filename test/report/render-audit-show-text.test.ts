import { describe, expect, it } from 'vitest';
import { renderAuditShowText } from '../../src/report/render-audit-show-text.ts';
import { commit, entry, outcome } from './orchestra-entry.ts';

describe('renderAuditShowText', () => {
  it('shows the record, the outcomes and how the recorded state differs', () => {
    const files = [
      {
        path: 'organizations/orchestra/a.json',
        status: 'added',
        before: null,
        after: { displayName: 'Ana' },
      },
      {
        path: 'organizations/orchestra/b.json',
        status: 'modified',
        before: { role: 'viewer' },
        after: { role: 'librarian' },
      },
      { path: 'organizations/orchestra/c.json', status: 'deleted', before: {}, after: null },
    ] as const;
    const shown = entry({
      outcomes: [outcome('member:orchestra/ana')],
      intent: 2,
      approvedBy: ['cleo', 'dora'],
    });
    expect(renderAuditShowText({ commit, entry: shown, files })).toMatchInlineSnapshot(`
      "entry 3: result
        commit        4f2c9ab4f2c9ab4f2c9ab4f2c9ab4f2c9ab4f2c9
        at            2026-11-22T09:00:00Z
        where         orchestra on directory
        source        abc1234abc1234abc1234abc1234abc1234abc12
        actor         Ada <ada@orchestra.example>
        runner        laptop-1 on pit
        approved by   cleo, dora
        settles       intent 2

      outcomes
        applied create member:orchestra/ana

      files
        + organizations/orchestra/a.json
            displayName: Ana
        ~ organizations/orchestra/b.json
            role: viewer → librarian
        - organizations/orchestra/c.json
      "
    `);
  });

  it('tells who agreed and what nobody did, each reason once', () => {
    const awaited = {
      ...{ guardrail: 'privileged', by: ['team/security'], count: 1, pullRequests: [2], changes: ['one'] },
      why: [
        '#2 lacks 1 approval of its newest commit (bob does not count: wrote some of it)',
        'commit 5c7ee59cf1ae by olivia came in by no pull request',
      ],
    };
    const shown = entry({
      outcomes: [],
      unapproved: [awaited, { ...awaited, changes: ['two'] }],
      approvals: [
        {
          ...{ guardrail: 'refunds', pullRequest: 5, head: 'a'.repeat(40), mergeCommit: 'b'.repeat(40) },
          ...{ reviews: [{ account: 7, login: 'bob-gh', principal: 'member/bob' }], changes: [] },
        },
      ],
    });
    const text = renderAuditShowText({ commit, entry: shown, files: [] });
    expect(text.slice(text.indexOf('\n\n'))).toMatchInlineSnapshot(`
      "

      approved
        guardrail refunds: #5 at aaaaaaaaaaaa, merged as bbbbbbbbbbbb, by member/bob (bob-gh)

      not approved, and passed by --allow approval
        needs 1 approval of team/security (guardrail privileged)
          - #2 lacks 1 approval of its newest commit (bob does not count: wrote some of it)
          - commit 5c7ee59cf1ae by olivia came in by no pull request
      "
    `);
  });
});
