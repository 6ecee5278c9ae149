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
});
