import type { LedgerEntry, RecordedGuardrail } from '../audit/entry.ts';
import type { Happening } from '../audit/happening.ts';
import type { Json, JsonObject } from '../digest/json.ts';
import { joined } from './access-diff/describe-people.ts';
import { awaitedLines } from './awaited-lines.ts';
import { countOf } from './count-of.ts';
import { describeHappening, describeHappenings } from './describe-happenings.ts';
import { foldAlike } from './fold-alike.ts';
import { foldOutcomes, nameOf, sortOfCreation } from './fold-outcomes.ts';
import { guardrailMarks, rulesTitle } from './guardrail-changes.ts';
import { renderFieldChanges } from './render-field-changes.ts';
import { renderFields } from './render-value.ts';
import { sanitizeLine } from './sanitize-text.ts';
import { plain, type Style } from './style.ts';
import { wrapWords } from './wrap-words.ts';

/** One entry with the files of the ledger that it changed. */
export interface AuditShowReport {
  readonly commit: string;
  readonly entry: LedgerEntry;
  readonly happened?: readonly Happening[];
  readonly files: readonly {
    readonly path: string;
    readonly status: 'added' | 'modified' | 'deleted';
    readonly before: Json | null;
    readonly after: Json | null;
  }[];
}

export interface AuditShowTextOptions {
  readonly style?: Style;
  /** Lists everything by itself. */
  readonly full?: boolean;
}

/**
 * One entry of the ledger: its record, what became of each change, and how the recorded state differs. Where many
 * of one sort were created they are told as one; what was changed, removed or did not go through always stands by
 * itself.
 */
export function renderAuditShowText(
  { commit, entry, happened = [], files }: AuditShowReport,
  { style = plain, full = false }: AuditShowTextOptions = {},
): string {
  const lines = [style.bold(`entry ${entry.sequence}: ${entry.kind}`), ...renderRecord(commit, entry)];
  const outcomes = foldOutcomes(entry.outcomes ?? [], { style, full });
  const changes =
    entry.outcomes === undefined
      ? foldAlike(entry.changes ?? [], {
          sortOf: sortOfCreation,
          nameOf,
          lines: ({ action, address }) => [sanitizeLine(`${action} ${address}`)],
          full,
        })
      : [];
  const published = (entry.published ?? []).map(({ policy, version }) =>
    sanitizeLine(`policy ${policy} version ${version}`),
  );
  lines.push(
    ...block('what happened', full ? happened.map(describeHappening) : describeHappenings(happened), style),
    ...block('approved', approvalsIn(entry), style),
    ...block('not approved, and passed by --allow approval', unapprovedIn(entry), style),
    ...block('outcomes', outcomes, style),
    ...block('changes', changes, style),
    ...block(rulesTitle(entry.guardrails ?? []), (entry.guardrails ?? []).map(guardrailLine), style),
    ...block('published', published, style),
    ...block(
      'files',
      foldAlike(files, {
        sortOf: ({ path, status }) =>
          status === 'added' ? sanitizeLine(`+ ${path.slice(0, path.lastIndexOf('/') + 1)}`) : undefined,
        nameOf: ({ path }) => sanitizeLine(path.slice(path.lastIndexOf('/') + 1)),
        lines: (file) => renderFile(file, style, full),
        full,
      }),
      style,
    ),
  );
  return `${lines.join('\n')}\n`;
}

function guardrailLine({ change, message }: RecordedGuardrail): string {
  return sanitizeLine(`${guardrailMarks[change]} ${message}`);
}

function renderRecord(commit: string, entry: LedgerEntry): string[] {
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['commit', commit],
    ['at', entry.at],
    ['where', entry.target === undefined ? entry.organization : `${entry.organization} on ${entry.target}`],
    ['source', entry.source],
    ['actor', `${entry.actor.name} <${entry.actor.email}>`],
    ['runner', `${entry.runner.id} on ${entry.runner.host}`],
    ['approved by', entry.approvedBy.length === 0 ? undefined : entry.approvedBy.join(', ')],
    ['settles', entry.intent === undefined ? undefined : `intent ${entry.intent}`],
    ['event', entry.event],
    ['left out', entry.leftOut === undefined ? undefined : countOf(entry.leftOut, 'planned change')],
    ['change digest', entry.changeDigest],
    ['state', entry.state],
  ];
  return fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name.padEnd(14)}${sanitizeLine(value)}`],
  );
}

function approvalsIn({ approvals = [] }: LedgerEntry): readonly string[] {
  return approvals.flatMap(({ guardrail, pullRequest, head, mergeCommit, reviews }) => {
    const who = joined(reviews.map(({ principal, login }) => `${principal} (${login})`));
    const what = `#${pullRequest} at ${head.slice(0, 12)}, merged as ${mergeCommit.slice(0, 12)}`;
    return wrapWords(sanitizeLine(`guardrail ${guardrail}: ${what}, by ${who}`));
  });
}

/** Each once, whatever waited for it. */
function unapprovedIn({ unapproved = [] }: LedgerEntry): readonly string[] {
  return [...new Set(unapproved.map((each) => awaitedLines(each).join('\n')))].flatMap((text) =>
    text.split('\n'),
  );
}

function renderFile(file: AuditShowReport['files'][number], style: Style, full: boolean): string[] {
  const { path, status, before, after } = file;
  if (status === 'added') return [style.green(`+ ${sanitizeLine(path)}`), ...detail(after, full)];
  if (status === 'deleted') return [style.red(`- ${sanitizeLine(path)}`)];
  const differences = isObject(before) && isObject(after) ? renderFieldChanges(before, after, full) : [];
  return [style.yellow(`~ ${sanitizeLine(path)}`), ...differences.map((line) => `    ${line}`)];
}

function detail(value: Json | null, full: boolean): string[] {
  return isObject(value) ? [`    ${renderFields(value, full)}`] : [];
}

function isObject(value: Json | null): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function block(title: string, lines: readonly string[], style: Style): string[] {
  return lines.length === 0 ? [] : ['', style.bold(title), ...lines.map((line) => `  ${line}`)];
}
