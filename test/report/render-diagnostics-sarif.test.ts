import { expect, it } from 'vitest';
import { catalogue, type DiagnosticCode } from '../../src/diagnostic/catalogue.ts';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { renderDiagnosticsSarif } from '../../src/report/render-diagnostics-sarif.ts';

const [first, second] = Object.keys(catalogue).sort() as [DiagnosticCode, DiagnosticCode];
const at = {
  file: 'organizations/orchestra/members/ana lovrić.yaml',
  start: { line: 3, column: 7 },
  end: { line: 3, column: 10 },
};

it('describes every code once and points each result at its rule and place', () => {
  const diagnostics: Diagnostic[] = [
    { code: second, severity: 'warning', message: 'a warning', at },
    {
      code: first,
      severity: 'error',
      message: 'an error',
      hint: 'mend it',
      at,
      related: [{ at, message: 'here too' }],
    },
    { code: second, severity: 'info', message: 'a note' },
  ];
  const log = renderDiagnosticsSarif(diagnostics, '0.1.0');
  const [run] = log.runs;
  expect(log.version).toBe('2.1.0');
  expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual([first, second]);
  expect(run?.results.map(({ ruleId, ruleIndex, level }) => [ruleId, ruleIndex, level])).toEqual([
    [second, 1, 'warning'],
    [first, 0, 'error'],
    [second, 1, 'note'],
  ]);
  expect(run?.results[1]).toEqual({
    ruleId: first,
    ruleIndex: 0,
    level: 'error',
    message: { text: 'an error; mend it' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: 'organizations/orchestra/members/ana%20lovri%C4%87.yaml',
            uriBaseId: '%SRCROOT%',
          },
          region: { startLine: 3, startColumn: 7, endLine: 3, endColumn: 10 },
        },
      },
    ],
    relatedLocations: [
      {
        id: 0,
        message: { text: 'here too' },
        physicalLocation: {
          artifactLocation: {
            uri: 'organizations/orchestra/members/ana%20lovri%C4%87.yaml',
            uriBaseId: '%SRCROOT%',
          },
          region: { startLine: 3, startColumn: 7, endLine: 3, endColumn: 10 },
        },
      },
    ],
  });
  expect(run?.results[2]).not.toHaveProperty('locations');
});

it('lets no text of the files become a link, nor break a line', () => {
  const message = 'role `[click](https://evil.example) \\` is\nnot declared';
  const log = renderDiagnosticsSarif(
    [{ code: first, severity: 'error', message, at, related: [{ at, message }] }],
    '0.1.0',
  );
  const text = 'role `\\[click\\](https://evil.example) \\\\` is not declared';
  expect(log.runs[0]?.results[0]?.message.text).toBe(text);
  expect(log.runs[0]?.results[0]?.relatedLocations?.[0]?.message.text).toBe(text);
});
