import { describe, expect, it } from 'vitest';
import { catalogue, type DiagnosticCode } from '../../src/diagnostic/catalogue.ts';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { renderDiagnosticsText, summarizeDiagnostics } from '../../src/report/render-diagnostics-text.ts';

const [code] = Object.keys(catalogue) as [DiagnosticCode];
const file = 'organizations/orchestra/teams/strings.yaml';

function mistake(fields: Partial<Diagnostic> = {}): Diagnostic {
  return {
    code,
    severity: 'error',
    message: 'role `libarian` is not declared',
    at: { file, start: { line: 5, column: 9 }, end: { line: 5, column: 17 } },
    hint: 'did you mean `librarian`?',
    ...fields,
  };
}

function render(text: string, diagnostic: Diagnostic): string {
  return renderDiagnosticsText([diagnostic], { texts: new Map([[file, text]]) }).replaceAll(code, 'CODE');
}

function at(line: number, start: number, end: number): Diagnostic {
  return mistake({ at: { file, start: { line, column: start }, end: { line, column: end } } });
}

const yaml = 'apiVersion: bylaw/v1\nkind: Team\nname: strings\nbindings:\n  role: libarian\n';

describe('renderDiagnosticsText', () => {
  it('underlines the smallest wrong node and puts the hint behind it', () => {
    expect(render(yaml, mistake())).toMatchInlineSnapshot(`
      "error[CODE]: role \`libarian\` is not declared
        --> organizations/orchestra/teams/strings.yaml:5:9
         |
       5 |   role: libarian
         |         ^^^^^^^^ did you mean \`librarian\`?
      "
    `);
  });

  it('gives a long hint and related places lines of their own', () => {
    const hint = 'declare the role in organizations/orchestra/roles/, or take the binding away';
    const related = [
      { at: { file, start: { line: 3, column: 7 }, end: { line: 3, column: 14 } }, message: 'in this team' },
    ];
    expect(render(yaml, mistake({ hint, related }))).toMatchInlineSnapshot(`
      "error[CODE]: role \`libarian\` is not declared
        --> organizations/orchestra/teams/strings.yaml:5:9
         |
       5 |   role: libarian
         |         ^^^^^^^^
         = hint: declare the role in organizations/orchestra/roles/, or take the binding away
         = note: in this team (organizations/orchestra/teams/strings.yaml:3:7)
      "
    `);
  });

  it('lines the underline up below tabs, wide and hidden characters', () => {
    const line = '\u001b[2Jrole:\t"山田" # libarian';
    const start = line.indexOf('libarian') + 1;
    const at = { file, start: { line: 1, column: start }, end: { line: 1, column: start + 8 } };
    const [, , , shown, marks] = render(line, mistake({ at })).split('\n');
    expect(shown).not.toContain('\u001b');
    // Two wide characters take four columns, so that the marks stand two to the right of their place in the text.
    expect(marks?.indexOf('^')).toBe((shown?.indexOf('libarian') ?? 0) + 2);
    expect(marks).toContain('^^^^^^^^ did you mean');
  });

  it('shows of a very long line only what surrounds the mistake', () => {
    const line = `${'a'.repeat(5_000)} libarian ${'b'.repeat(5_000)}`;
    const at = { file, start: { line: 1, column: 5_002 }, end: { line: 1, column: 5_010 } };
    const rendered = render(line, mistake({ at }));
    expect(Math.max(...rendered.split('\n').map((each) => each.length))).toBeLessThan(140);
    expect(rendered).toMatch(/…a+ libarian b+…\n.*\s\^{8} did you mean/);
  });

  it('names the place only where the text is unknown, and nothing where there is no place', () => {
    expect(renderDiagnosticsText([mistake()]).replaceAll(code, 'CODE')).toMatchInlineSnapshot(`
      "error[CODE]: role \`libarian\` is not declared
        --> organizations/orchestra/teams/strings.yaml:5:9
         = hint: did you mean \`librarian\`?
      "
    `);
    const { at: _, ...placeless } = mistake();
    expect(renderDiagnosticsText([placeless]).replaceAll(code, 'CODE')).toMatchInlineSnapshot(`
      "error[CODE]: role \`libarian\` is not declared
         = hint: did you mean \`librarian\`?
      "
    `);
  });

  it('never shows the text of a place that holds what looks like a secret', () => {
    const rendered = render('token: ghp_0123456789abcdef\n', mistake({ concealed: true }));
    expect(rendered).not.toContain('ghp_');
    expect(rendered).toContain(`--> ${file}:5:9`);
  });

  it('never shows a secret that stands beside a mistake, nor what a field named like a credential holds', () => {
    const secret = `ghp_${'a1'.repeat(18)}`;
    const beside = render(`a: 1\nb: { hook: "${secret}", role: libarian }\n`, at(2, 56, 64));
    expect(beside).not.toContain(secret.slice(0, 8));
    expect(beside).toMatch(/hook: "\*{40}", role: libarian }\n.* {55}\^{8} did you mean/);
    const token = render('coordinates: {token: hush, role: libarian}\n', at(1, 34, 42));
    expect(token).not.toContain('hush');
    expect(token).toContain('= hint: did you mean');
  });

  it('shows no line that another diagnostic conceals, nor a secret in any of its own words', () => {
    const secret = `ghp_${'a1'.repeat(18)}`;
    const concealed = mistake({ ...at(2, 3, 20), concealed: true });
    const related = [
      { at: { file, start: { line: 1, column: 1 }, end: { line: 1, column: 2 } }, message: `as ${secret}` },
    ];
    const beside = mistake({ ...at(2, 22, 30), message: `no \`${secret}\``, hint: `not ${secret}`, related });
    const rendered = renderDiagnosticsText([beside, concealed], {
      texts: new Map([[file, 'a:\n  - odd words here  libarian\n']]),
    });
    expect(rendered).not.toContain('odd words');
    expect(rendered).not.toContain('ghp_');
    expect(rendered).toContain('no `***`');
  });

  it('cuts no character in two, wherever a long line is cut', () => {
    for (const before of ['', 'x']) {
      const line = `${before}${'🎻'.repeat(400)}`;
      for (const column of [1, 2, 200, 201, 500]) {
        expect(render(line, at(1, column, column + 300))).not.toMatch(/\p{Cs}/u);
      }
    }
  });

  it('counts what is beyond the first five hundred, errors before warnings', () => {
    const many = Array.from({ length: 1_200 }, (_, index) =>
      mistake({ message: `the ${index}th`, severity: index < 600 ? 'warning' : 'error' }),
    );
    const rendered = renderDiagnosticsText(many);
    expect(rendered.match(/-->/g)).toHaveLength(500);
    expect(rendered).not.toContain('warning[');
    expect(rendered).toContain('… and 100 errors, 600 warnings more (--json lists them)\n');
  });

  it('survives a place beyond the end of the text', () => {
    const at = { file, start: { line: 99, column: 1 }, end: { line: 99, column: 2 } };
    expect(render('kind: Team\n', mistake({ at }))).toContain(':99:1');
  });
});

describe('summarizeDiagnostics', () => {
  it('counts by severity', () => {
    const found = [mistake(), mistake(), mistake({ severity: 'warning' })];
    expect(summarizeDiagnostics(found)).toBe('2 errors, 1 warning');
    expect(summarizeDiagnostics([])).toBe('');
  });
});
