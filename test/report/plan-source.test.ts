import { describe, expect, it } from 'vitest';
import { renderPlanText } from '../../src/report/render-plan-text.ts';
import { everySort, planOf, section } from './orchestra-plan.ts';

const busy = planOf(section({ changes: everySort }));
const { commit } = busy.source;

function lastLines(plan: typeof busy): string[] {
  return renderPlanText(plan).trimEnd().split('\n').slice(-2);
}

describe('what a plan was made of', () => {
  it('says that files are not committed, which apply would not read', () => {
    expect(lastLines({ ...busy, source: { commit, dirty: true } })).toEqual([
      'Plan: 2 to create, 1 to update, 2 to delete, 1 to rename',
      'note: uncommitted changes are in this plan; apply reads HEAD',
    ]);
    expect(lastLines({ ...busy, source: { commit: null, dirty: true } })[1]).toBe(
      'note: nothing is committed yet; apply reads HEAD',
    );
    expect(renderPlanText(busy)).not.toContain('note:');
    expect(renderPlanText({ ...planOf(section()), source: { commit, dirty: true } })).toBe(
      'No changes. The target matches the work tree, which differs from commit abc1234.\n',
    );
  });

  it('says of a comparison with a revision with which, and no cost', () => {
    const against = { kind: 'ref', revision: 'HEAD~1', commit: 'f'.repeat(40) } as const;
    const text = renderPlanText({ ...busy, against });
    expect(text.split('\n')[0]).toBe('orchestra on directory, compared with `HEAD~1` (fffffff)');
    expect(text).not.toContain('Cost');
    expect(renderPlanText({ ...planOf(section()), against })).toBe(
      'No changes. `HEAD~1` (fffffff) matches commit abc1234.\n',
    );
  });
});
