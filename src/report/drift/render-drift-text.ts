import type { DriftedChange } from '../../audit/drifted-objects.ts';
import { countOf } from '../count-of.ts';
import { renderPlace } from '../render-diagnostics-text.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { plain, type Style } from '../style.ts';
import { adviceOf, fateOf, headOf, sinceOf, summaryOf, whatOf, whoOf } from './describe-drift.ts';
import { type DriftReport, type DriftSection, driftStanding } from './drift-report.ts';

/** Names of one kind before the rest is counted. */
const named = 10;

export interface DriftTextOptions {
  /** What is not settled beside it, such as an apply that died. */
  readonly notes?: readonly { readonly message: string }[];
  /** What became of the issue that tells of it. */
  readonly issue?: { readonly is: string; readonly url?: string };
  readonly style?: Style;
  /** Every name and every text whole. */
  readonly full?: boolean;
}

/** What others changed, by target and object; then what ended, what nobody manages, and what the target says. */
export function renderDriftText(
  report: DriftReport,
  { style = plain, full = false, notes = [], issue }: DriftTextOptions = {},
) {
  const sections = report.sections.flatMap((section) => renderSection(section, style, full));
  const standing = driftStanding(report);
  const next = standing === 'fine' ? [] : [adviceOf(standing)];
  const told = notes.map(({ message }) => style.yellow(`note: ${sanitizeLine(message)}`));
  const said = issue?.url === undefined ? [] : [sanitizeLine(`issue ${issue.is}: ${issue.url}`)];
  return `${[...sections, ...told, style.bold(summaryOf(report)), ...next, ...said].join('\n')}\n`;
}

function renderSection(section: DriftSection, style: Style, full: boolean): string[] {
  const { organization, target, objects, earlier, expired, unmanaged, findings, noTrail } = section;
  const render = (change: DriftedChange, fate: string) => renderChange(change, fate, style, full);
  return [
    `${style.bold(sanitizeLine(`${organization} on ${target}`))}  ${style.dim(sinceOf(section))}`,
    ...objects.flatMap(({ object, changes }) => [
      `  ${sanitizeLine(object)}`,
      ...changes.flatMap((change) => render(change, fateOf(change, section))),
    ]),
    ...earlier.flatMap((entry) => [
      style.bold(`  found by an apply and recorded as entry ${entry.sequence} (${entry.at})`),
      ...entry.objects.flatMap(({ changes }) => changes.flatMap((change) => render(change, ''))),
    ]),
    ...titled(
      'expired but still enforced, until the next apply',
      expired.map(({ address, at }) => `${address} on ${at}`),
      style,
    ),
    ...titled(
      'not managed',
      unmanaged.map(({ kind, names }) => `${countOf(names.length, kind)}: ${fewOf(names, full)}`),
      style,
    ),
    ...titled(
      'findings',
      findings.map(({ code, severity, message, at }) => {
        const place = at === undefined ? '' : ` (${renderPlace(at)})`;
        return `${severity}[${code}]: ${message}${place}`;
      }),
      style,
    ),
    ...(noTrail === null ? [] : [style.dim(`  who did it is not known: ${sanitizeLine(noTrail)}`)]),
    '',
  ];
}

function renderChange(change: DriftedChange, fate: string, style: Style, full: boolean): string[] {
  const remarks = [whoOf(change), fate].filter((remark) => remark !== '').join('; ');
  return [
    `    ${style.yellow(sanitizeLine(headOf(change)))}${remarks === '' ? '' : style.dim(`  (${sanitizeLine(remarks)})`)}`,
    ...whatOf(change, full).map((line) => `        ${line}`),
  ];
}

function titled(title: string, lines: readonly string[], style: Style): string[] {
  if (lines.length === 0) return [];
  return [`  ${style.bold(title)}`, ...lines.map((line) => `    ${sanitizeLine(line)}`)];
}

function fewOf(names: readonly string[], full: boolean): string {
  const shown = full ? names : names.slice(0, named);
  const rest = names.length - shown.length;
  return `${shown.join(', ')}${rest === 0 ? '' : ` and ${rest} more (--full lists them)`}`;
}
