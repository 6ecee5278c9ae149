import { expect, it } from 'vitest';
import { catalogue, type DiagnosticCode } from '../../src/diagnostic/catalogue.ts';
import { renderDiagnosticsGithub } from '../../src/report/render-diagnostics-github.ts';

const [code] = Object.keys(catalogue) as [DiagnosticCode];

it('undoes what GitHub would take for an escape, and breaks no line that code did not', () => {
  const text = renderDiagnosticsGithub([
    { code, severity: 'error', message: 'a%0A::error::b\r\n##[error]c', hint: '%25\n::debug::d' },
  ]);
  expect(text.slice(text.indexOf('::', 2))).toBe('::a%250A::error::b ## [error]c%0A%2525 : :debug::d\n');
});

it('marks the line, and escapes what would end the command or start another', () => {
  const text = renderDiagnosticsGithub([
    {
      code,
      severity: 'error',
      message: 'member `100%\n::set-env name=PATH::/tmp` is not declared',
      at: { file: 'a,b:c/ana.yaml', start: { line: 3, column: 7 }, end: { line: 3, column: 10 } },
      hint: 'did you mean `ana`?',
    },
    { code, severity: 'info', message: 'nothing is declared' },
  ]);
  expect(text.replaceAll(code.replaceAll(':', '%3A'), 'CODE')).toMatchInlineSnapshot(`
    "::error file=a%2Cb%3Ac/ana.yaml,line=3,endLine=3,col=7,endColumn=9,title=CODE::member \`100%25 : :set-env name=PATH::/tmp\` is not declared%0Adid you mean \`ana\`?
    ::notice title=CODE::nothing is declared
    "
  `);
  expect(text.split('\n')).toHaveLength(3);
});

it('says how many there are of a kind beyond those that GitHub shows of one step', () => {
  const errors = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      code,
      severity: 'error' as const,
      message: `mistake ${at + 1}`,
    }));
  const warning = { code, severity: 'warning' as const, message: 'a warning' };
  const lines = (count: number) =>
    renderDiagnosticsGithub([...errors(count), warning])
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(line.indexOf('::', 2) + 2));
  expect(lines(10)).toEqual([...errors(10).map(({ message }) => message), 'a warning']);
  expect(lines(11)).toEqual([
    ...errors(9).map(({ message }) => message),
    'and 2 more, of which GitHub shows none%0Arun the same command without `--format github`',
    'a warning',
  ]);
  expect(renderDiagnosticsGithub(errors(11), 'see the log')).toContain('GitHub shows none%0Asee the log\n');
  expect(lines(1009)[9]).toMatch(/^and 1,000 more,/);
});
