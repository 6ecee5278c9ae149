import { describe, expect, it } from 'vitest';
import { renderPlanHtml } from '../../src/report/html/render-plan-html.ts';
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
