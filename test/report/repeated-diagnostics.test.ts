import { describe, expect, it } from 'vitest';
import { catalogue, type DiagnosticCode } from '../../src/diagnostic/catalogue.ts';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { renderDiagnosticsText } from '../../src/report/render-diagnostics-text.ts';

const [code] = Object.keys(catalogue) as [DiagnosticCode];

function missingRole(index: number, message = 'role `libarian` is not declared'): Diagnostic {
  const file = `teams/section-${index}.yaml`;
  const at = { file, start: { line: 5, column: 9 }, end: { line: 5, column: 17 } };
  return { code, severity: 'error', message, at };
}

describe('one mistake made over and over', () => {
  const many = Array.from({ length: 202 }, (_, index) => missingRole(index + 1));
  const text = renderDiagnosticsText([...many, missingRole(999, 'role `flutist` is not declared')]);

  it('is shown with its line ten times, then as the places alone, every one of them', () => {
    expect(text.match(/-->/g)).toHaveLength(11);
    expect(text).toContain(
      `error[${code}]: role \`libarian\` is not declared, 192 more times:\n   teams/section-11.yaml:5:9, teams/section-12.yaml:5:9,`,
    );
    for (const { at } of many) expect(text).toContain(`${at?.file}:5:9`);
    expect(text.split('\n').length).toBeLessThan(150);
  });

  it('does not hide another one', () => {
    expect(text).toContain('error[');
    expect(text).toContain('role `flutist` is not declared\n');
  });

  it('is shown by itself where it has no place', () => {
    const placeless = Array.from({ length: 12 }, () => {
      const { at: _, ...rest } = missingRole(1);
      return rest;
    });
    expect(renderDiagnosticsText(placeless).match(/libarian/g)).toHaveLength(12);
  });
});
