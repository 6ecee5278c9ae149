import type { Diagnostic, Severity } from '../diagnostic/diagnostic.ts';
import { countOf } from './count-of.ts';
import { sanitizeLine } from './sanitize-text.ts';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Diagnostics as workflow commands of GitHub Actions, which shows them beside the lines of a pull request:
 * `::error file=teams/core.yaml,line=5,endLine=5,col=11,endColumn=20,title=model/unknown-role::…`.
 *
 * @param elsewhere where those are of which GitHub shows none
 */
export function renderDiagnosticsGithub(
  diagnostics: readonly Diagnostic[],
  elsewhere = 'run the same command without `--format github`',
): string {
  const shown = severities.flatMap((severity) => {
    const some = diagnostics.filter((diagnostic) => diagnostic.severity === severity);
    return some.length <= most ? some : [...some.slice(0, most - 1), someMore(some, elsewhere)];
  });
  return shown.map((diagnostic) => `${renderCommand(diagnostic)}\n`).join('');
}

/** GitHub shows no more of one kind from one step, nor more than 50 from a job, and says nothing of the others. */
const most = 10;

const severities = Object.keys(commands) as readonly Severity[];

/** In the place of the last that GitHub shows; its code is that of the first that is not. */
function someMore(all: readonly Diagnostic[], hint: string): Diagnostic {
  const [first, ...others] = all.slice(most - 1) as [Diagnostic, ...Diagnostic[]];
  const message = `and ${countOf(others.length + 1, 'more', 'more')}, of which GitHub shows none`;
  return { code: first.code, severity: first.severity, message, hint };
}

function renderCommand({ severity, code, message, hint, at, related = [] }: Diagnostic): string {
  const properties: [string, string][] = [];
  if (at !== undefined) {
    properties.push(['file', at.file], ['line', String(at.start.line)], ['endLine', String(at.end.line)]);
    // GitHub drops columns of a range over several lines; its end is inclusive.
    if (at.start.line === at.end.line) {
      const last = Math.max(at.start.column, at.end.column - 1);
      properties.push(['col', String(at.start.column)], ['endColumn', String(last)]);
    }
  }
  properties.push(['title', code]);
  const list = properties.map(([name, value]) => `${name}=${escapeProperty(value)}`).join(',');
  const notes = related.map((other) => `${other.message} (${other.at.file}:${other.at.start.line})`);
  const lines = [message, ...(hint === undefined ? [] : [hint]), ...notes];
  // GitHub makes `%0A` a line break again.
  return `::${commands[severity]} ${list}::${lines.map(escapeData).join('%0A')}`;
}

function escapeData(text: string): string {
  return sanitizeLine(text).replace(/%/g, '%25');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
