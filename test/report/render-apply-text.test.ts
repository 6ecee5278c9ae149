import { describe, expect, it } from 'vitest';
import { renderApplyText } from '../../src/report/render-apply-text.ts';
import { plain } from '../../src/report/style.ts';
import { commit, outcome } from './orchestra-entry.ts';

const earlier = { settled: [], resumed: [], unusable: [] };

describe('renderApplyText', () => {
  it('names what did not go through and counts the rest', () => {
    const section = {
      organization: 'orchestra',
      target: 'directory',
      outcomes: [
        outcome('member:orchestra/ana'),
        outcome('member:orchestra/ben'),
        outcome('team:orchestra/winds', { status: 'failed', message: 'the name is taken' }),
        outcome('team-member:orchestra/winds/ana', { status: 'skipped', message: 'its team failed' }),
      ],
      published: [{ policy: 'read-scores', version: 4, digest: 'a'.repeat(64), previous: 3 }],
      entries: [{ kind: 'result', sequence: 3, commit }],
      notes: ['version 3 of `read-scores` was taken by another apply: published 4'],
    };
    expect(
      renderApplyText({ status: 'partly-failed', sections: [section], earlier, refusals: [] }),
    ).toMatchInlineSnapshot(`
      "orchestra on directory
        published policy read-scores version 4
        failed  create team:orchestra/winds: the name is taken
        skipped create team-member:orchestra/winds/ana: its team failed
        2 changes applied, 1 failed, 1 skipped
        note: version 3 of \`read-scores\` was taken by another apply: published 4
        entry 3 result 4f2c9ab

      Partly applied: what failed is listed above; run \`bylaw apply\` again.
      "
    `);
  });

  it('tells once why several are held', () => {
    const message =
      'needs 1 approval of team/security (guardrail privileged): commit 5c7ee59cf1ae by olivia came in by no pull request';
    const held = { status: 'held', message } as const;
    const section = {
      ...{ organization: 'orchestra', target: 'directory', published: [], notes: [], entries: [] },
      outcomes: [
        outcome('member:orchestra/ana', held),
        outcome('team:orchestra/winds', { status: 'failed', message: 'the name is taken' }),
        outcome('member:orchestra/ben', held),
        outcome('member:orchestra/cleo', { status: 'held', message: 'needs what waits for an approval' }),
      ],
    };
    const text = renderApplyText({ status: 'held', sections: [section], earlier, refusals: [] });
    expect(text.slice(0, text.indexOf('\n\n'))).toMatchInlineSnapshot(`
      "orchestra on directory
        failed  create team:orchestra/winds: the name is taken
        held    create member:orchestra/cleo: needs what waits for an approval
        held    2 changes: needs 1 approval of team/security (guardrail privileged): commit 5c7ee59cf1ae by olivia
                came in by no pull request
                - create member:orchestra/ana
                - create member:orchestra/ben
        0 changes applied, 1 failed, 3 held"
    `);
  });

  it('says why nothing was written', () => {
    const refusals = ['the plan was made from abc1234, but def5678 was applied since'];
    expect(renderApplyText({ status: 'refused', earlier, sections: [], refusals })).toMatchInlineSnapshot(`
      "refused: the plan was made from abc1234, but def5678 was applied since
      Refused: nothing was written.
      "
    `);
    expect(
      renderApplyText({ status: 'nothing-to-do', sections: [], earlier, refusals: [] }),
    ).toMatchInlineSnapshot(`
      "Nothing to do: the target matches.
      "
    `);
  });

  it('counts what was skipped for one reason, but names what failed', () => {
    const skipped = Array.from({ length: 3_000 }, (_, index) =>
      outcome(`member:orchestra/m${index}`, { status: 'skipped', message: 'interrupted' }),
    );
    const failed = outcome('team:orchestra/winds', { status: 'failed', message: 'the name is taken' });
    const section = {
      ...{ organization: 'orchestra', target: 'directory', published: [], notes: [] },
      outcomes: [...skipped, failed],
      entries: [{ kind: 'result', sequence: 3, commit }],
    };
    const result = { status: 'interrupted', sections: [section], earlier, refusals: [] } as const;
    const lines = renderApplyText(result).split('\n');
    expect(lines.length).toBeLessThan(10);
    expect(lines[1]).toMatch(/^ {2}skipped \(interrupted\): member:orchestra\/m0, .* and 2,992 more/);
    expect(lines[2]).toBe('  failed  create team:orchestra/winds: the name is taken');
    expect(renderApplyText(result, plain, true).split('\n').length).toBeGreaterThan(3_000);
  });

  it('says that nothing was written where it was interrupted before', () => {
    expect(renderApplyText({ status: 'interrupted', sections: [], earlier, refusals: [] })).toBe(
      'Interrupted: nothing was written.\n',
    );
  });
});
