import { expect, it } from 'vitest';
import { renderErrorText } from '../../src/report/render-error-text.ts';

it('makes the line breaks itself: none of a message, a hint or a cause is left', () => {
  const hostile = 'organizations/x\n::error::pwned\r\n::set-env name=PATH::/tmp\n.yaml';
  const text = renderErrorText({ code: 'source/not-utf8', message: `\`${hostile}\``, hint: hostile }, [
    hostile,
    '::stop-commands::x',
  ]);
  expect(text.split('\n')).toHaveLength(5);
  expect(text).not.toMatch(/^\s*::/m);
  expect(text).toContain('  cause: : :stop-commands::x');
});

it('quotes no secret', () => {
  const secret = `ghp_${'a1'.repeat(18)}`;
  expect(
    renderErrorText({ code: 'git/unknown-revision', message: `no commit \`${secret}\`` }, [secret]),
  ).toBe('error[git/unknown-revision]: no commit `***`\n  cause: ***\n');
});

it('counts details beyond the first, so that the hint stays in sight', () => {
  const details = Array.from({ length: 3_414 }, (_, index) => `applied: create member:orchestra/m${index}`);
  const lines = renderErrorText({ code: 'apply/unrecorded', message: 'lost', hint: 'resume', details }).split(
    '\n',
  );
  expect(lines).toHaveLength(24);
  expect(lines.slice(21)).toEqual(['  … and 3,394 more (--json lists them)', '  hint: resume', '']);
});
