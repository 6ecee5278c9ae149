import { expect, test } from 'vitest';
import { openCompany } from './company.ts';
import { manyFiles } from './many-files.ts';
import { patience } from './patience.ts';

test(
  '5,000 changes fit into what GitHub takes, and the first lines say what they come to',
  patience,
  async () => {
    const company = await openCompany('Five thousand changes', manyFiles(false));
    const { repository, chronicle, github } = company;
    const pull = company.propose('season', manyFiles(true));
    const planned = await company.plan(pull);
    chronicle.tell('Ana puts five thousand people into five hundred teams', planned);
    chronicle.show(repository, pull);
    expect([planned.code, planned.outputs.standing, planned.outputs.changes]).toEqual([
      0,
      'needs-approval',
      '5000',
    ]);
    const [comment = ''] = company.comments(pull);
    expect(comment.length).toBeLessThanOrEqual(65_536);
    expect(comment.length).toBeGreaterThan(20_000);
    expect(comment.slice(0, 1500)).toContain('**1 missing:** 1 approval of `team/security`');
    expect(comment.slice(0, 1500)).toContain('new privileged access for 5,000');
    expect(comment).toContain('Plan: 5,000 to create');
    expect(comment).toMatch(/\d,\d\d\d more/);
    expect(Buffer.byteLength(planned.summary)).toBeLessThanOrEqual(1024 * 1024);
    expect(planned.summary.length).toBeGreaterThan(comment.length);
    expect(company.check(pull)).toBe('action_required');
    const remarks = [...repository.hosted.checkRuns.values()].flatMap(({ annotations }) => annotations);
    expect(remarks.length).toBeGreaterThan(0);
    expect(github.violations).toEqual([]);
  },
);
