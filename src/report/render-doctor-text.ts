import { countOf } from './count-of.ts';
import { sanitizeLine } from './sanitize-text.ts';
import { plain, type Style } from './style.ts';

export interface DoctorReport {
  readonly checks: readonly {
    readonly name: string;
    readonly status: 'ok' | 'warning' | 'error';
    readonly message: string;
    readonly hint?: string;
  }[];
}

/** What is right and wrong with a repository, its Git, its ledger and its credentials, a line a check. */
export function renderDoctorText({ checks }: DoctorReport, style: Style = plain): string {
  const colours = { ok: style.green, warning: style.yellow, error: style.red };
  const width = Math.max(0, ...checks.map(({ name }) => name.length));
  const lines = checks.flatMap(({ name, status, message, hint }) => [
    `${colours[status](status.padEnd(7))}  ${sanitizeLine(name).padEnd(width)}  ${sanitizeLine(message)}`,
    ...(hint === undefined ? [] : [`${' '.repeat(width + 11)}hint: ${sanitizeLine(hint)}`]),
  ]);
  const count = (status: 'warning' | 'error') => checks.filter((check) => check.status === status).length;
  const verdict =
    count('error') + count('warning') === 0
      ? 'Everything is in order.'
      : `${countOf(count('error'), 'error')}, ${countOf(count('warning'), 'warning')}`;
  return `${[...lines, style.bold(verdict)].join('\n')}\n`;
}
