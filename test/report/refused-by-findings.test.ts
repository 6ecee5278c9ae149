import { describe, expect, it } from 'vitest';
import { renderPlanHtml } from '../../src/report/html/render-plan-html.ts';
import { renderPlanComment } from '../../src/report/pull-request/render-plan-comment.ts';
import { renderPlanMarkdown } from '../../src/report/render-plan-markdown.ts';
import { renderPlanText } from '../../src/report/render-plan-text.ts';
import { everySort, planOf, section } from './orchestra-plan.ts';

const warning = { code: 'access/unused-role', severity: 'warning', message: 'nobody holds `a`' } as const;
const error = {
  code: 'guardrail/forbidden-access',
  severity: 'error',
  message: '`member/ben` may do `scores:burn`',
} as const;
const findings = [...Array.from({ length: 60 }, () => warning), error];

describe('many findings of one kind', () => {
  const own = Array.from({ length: 6 }, (_, index) => ({
    ...({
      code: 'plan/author-may-not',
      severity: 'warning',
      hint: '`member/olga` may make this change',
    } as const),
    message: `\`member/ana\` puts \`member/m${index}\` into \`team/a\``,
  }));
  const plan = planOf(section({ changes: everySort, findings: [...own, error] }));

  it('do not drown the others, and what they advise is said once', () => {
    const lines = renderPlanText(plan).split('\n');
    expect(lines.filter((line) => /puts|more plan|olga/.test(line))).toEqual([
      '    warning[plan/author-may-not]: `member/ana` puts `member/m0` into `team/a`',
      '    warning[plan/author-may-not]: `member/ana` puts `member/m1` into `team/a`',
      '    warning[plan/author-may-not]: `member/ana` puts `member/m2` into `team/a`',
      '    … and 3 more plan/author-may-not (--full lists them)',
      '      hint: `member/olga` may make this change',
    ]);
    expect(renderPlanText(plan, { full: true })).toContain('member/m5');
    expect(renderPlanMarkdown(plan)).toContain(
      '`member/ana` puts `member/m2` into `team/a` (`member/olga` may make this change); … and 3 more `plan/author-may-not`',
    );
  });
});

describe('a plan that a broken guardrail keeps from being applied', () => {
  for (const [name, changes] of [
    ['which changes something', everySort],
    ['which changes nothing', []],
  ] as const)
    it(`says so first and last, ${name}`, () => {
      const plan = planOf(section({ changes, findings }));
      const text = renderPlanText(plan);
      expect(text.trimEnd().split('\n').at(-1)).toBe(
        '1 error among the findings: apply refuses it, and would write nothing.',
      );
      expect(text.indexOf('scores:burn')).toBeLessThan(text.indexOf('nobody holds'));
      const markdown = renderPlanMarkdown(plan);
      expect(markdown.split('\n')[0]).toBe('## Access plan, refused');
      expect(markdown.split('\n').slice(0, 8).join('\n')).toContain('apply refuses it');
      expect(markdown.match(/scores:burn/g)).toHaveLength(1);
      expect(markdown.indexOf('scores:burn')).toBeLessThan(markdown.indexOf('nobody holds'));
      expect(renderPlanHtml(plan)).toContain('Apply refuses this');
    });
});

describe('what is said of an organization as a whole', () => {
  const own = { code: 'target/drifted', severity: 'error', message: 'of one target' } as const;
  const sections = ['directory', 'github'].map((target) => section({ target, findings: [error, own] }));
  const plan = planOf(...sections, section({ organization: 'choir', findings: [error] }));

  it('is told once, however many targets it has, and counted once', () => {
    const text = renderPlanText(plan);
    expect(text.match(/scores:burn/g)).toHaveLength(2);
    expect(text.match(/of one target/g)).toHaveLength(2);
    expect(text).toContain('4 errors among the findings');
    const reviewed = { number: 1, head: 'a', base: { ref: 'main', commit: 'b' }, plan };
    const comment = renderPlanComment({
      ...reviewed,
      diagnostics: [],
      notes: [],
      approvals: [],
      unplanned: [],
    });
    expect(comment.match(/scores:burn/g)).toHaveLength(2);
  });
});
