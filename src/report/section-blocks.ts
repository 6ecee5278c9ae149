import type { GuardrailChange } from '../access/guardrails/changed-guardrails.ts';
import { emergencyMessage } from '../plan/emergency.ts';
import { refusing } from '../plan/guards/check-guards.ts';
import { isRefused } from '../plan/is-refused.ts';
import type { Change, GuardRefusal, PlanSection } from '../plan/plan.ts';
import { awaitedHead } from './awaited-lines.ts';
import { briefCode, briefList, briefMarkdown, messageMarkdown } from './brief-markdown.ts';
import { symbolOf } from './count-changes.ts';
import { countOf, withCommas } from './count-of.ts';
import { errorsIn } from './findings-of.ts';
import type { Block } from './fit-block.ts';
import { groupChanges } from './group-changes.ts';
import { guardrailChangesOf, guardrailMarks, rulesTitle } from './guardrail-changes.ts';
import { effectOf, withoutEchoes } from './render-change-text.ts';
import { renderCost } from './render-cost.ts';
import { renderFieldChanges } from './render-field-changes.ts';
import { renderFields, renderValue } from './render-value.ts';
import { withoutFlag } from './shown-part.ts';
import { toldChanges } from './told-changes.ts';
import { toldFindings } from './told-findings.ts';

/** Rows of one kind before the rest is counted: nobody reads more of them in a comment. */
export const usualRows = 50;

/** What keeps a section from being applied. */
export function refusalsOf(section: PlanSection): Block {
  const refusals = isRefused(section) ? refusing(section.guards) : [];
  const guards = refusals.map(({ guard, message, allow }) => {
    const refused = `**guard ${briefCode(guard)} refuses:** ${messageMarkdown(message)}`;
    return `${refused}${message.endsWith('.') ? '' : '.'} To allow it: ${messageMarkdown(allow)}`;
  });
  return {
    ...listOf('refused', [...guards, ...errorsIn(section).map(describeFinding)], (line) => line),
    open: 'whole',
  };
}

/** What applying a section would do, and what is said of it. */
export function contentsOf(section: PlanSection, mostRows = usualRows): readonly Block[] {
  const blocks = [
    ...groupChanges(toldChanges(section)).map(({ title, changes }) => tableOf(title, changes, mostRows)),
    tableOf('held back', section.held, mostRows),
    listOf('held: revoked in an emergency', section.revoked ?? [], (hold) => {
      return `${briefCode(hold.change.address)}: ${briefMarkdown(emergencyMessage(hold))}`;
    }),
    listOf('held: waits for an approval', awaitedIn(section), (line) => line),
    listOf('ends an emergency, as the files revoke it themselves', section.settles ?? [], briefCode),
    ...happenings(section),
    ...judgements(section),
  ];
  return blocks.filter(({ count }) => count > 0);
}

function awaitedIn({ awaiting }: PlanSection): readonly string[] {
  if (awaiting === undefined) return [];
  const { changes, approvals } = awaiting;
  return [
    ...approvals.map((each) => {
      const why = each.why.map((sentence) => `\n  - ${messageMarkdown(sentence)}`);
      return `${messageMarkdown(awaitedHead(each))}${why.join('')}`;
    }),
    ...changes.map((change) => `${briefCode(change.address)} is held`),
  ];
}

/** The questions that this version does not answer, and what applying would cost. */
export function unansweredOf({ access, guardrails, approvals, cost }: PlanSection): Block {
  const answers = [
    ['Access', access],
    ['Guardrails', guardrails],
    ['Approvals', approvals],
  ] as const;
  const unanswered = answers.flatMap(([question, answer]) =>
    answer.status === 'evaluated' ? [] : [`${question}: not evaluated yet: ${briefMarkdown(answer.reason)}`],
  );
  const spent = `Cost: ${renderCost([cost])}`;
  // Without a title of its own it would be one more of the list above it.
  const title = unanswered.length === 0 ? 'cost' : 'not evaluated, and cost';
  return listOf(title, [...unanswered, spent], (line) => line);
}

function happenings({ publishes, adopts, letGo, clock }: PlanSection): Block[] {
  return [
    listOf(
      'publishes',
      publishes,
      ({ policy, version }) => `version ${version} of policy ${briefMarkdown(policy)}`,
    ),
    listOf('adopts without changing', adopts.length === 0 ? [] : [adopts], (all) =>
      countOf(all.length, 'existing object'),
    ),
    listOf(
      'lets go of fields no longer declared',
      letGo,
      ({ address, fields }) => `${briefCode(address)}: ${briefMarkdown(fields.join(', '))}`,
    ),
    listOf('starts later', clock.starts, ({ address, at, value: { starts: _, ...fields } }) => {
      return `${briefCode(address)} on ${briefMarkdown(at)}: ${briefMarkdown(renderFields(fields, false))}`;
    }),
  ];
}

function judgements(section: PlanSection): Block[] {
  const refused = isRefused(section);
  const guards = section.guards.filter(({ allowed }) => !refused || allowed !== undefined);
  return [
    { ...rulesBlock(section), open: 'first-rows' },
    listOf(
      'findings',
      toldFindings(section.findings.filter(({ severity }) => severity !== 'error')),
      ({ finding: { hint: _, ...finding }, hint, more }) => {
        const told = describeFinding(hint === undefined ? finding : { ...finding, hint });
        return more === 0 ? told : `${told}; … and ${withCommas(more)} more ${briefCode(finding.code)}`;
      },
    ),
    listOf('guards', guards, describeGuard),
  ];
}

/** A rule that is taken away or weakened is what a reviewer has to see, whatever else there is. */
function rulesBlock(section: PlanSection): Block {
  const all = guardrailChangesOf(section);
  const less = all.filter(isLess);
  return listOf(
    rulesTitle(all),
    [...less, ...all.filter((each) => !less.includes(each))],
    ({ change, message, at }) => {
      const place = at === undefined ? '' : ` (${briefCode(`${at.file}:${at.start.line}`)})`;
      const told = `${guardrailMarks[change]} ${messageMarkdown(message)}`;
      return `${isLess({ change }) ? `**${told}**` : told}${place}`;
    },
  );
}

function isLess({ change }: Pick<GuardrailChange, 'change'>): boolean {
  return change === 'removed' || change === 'weakened';
}

function describeFinding({ code, severity, message, at, hint }: PlanSection['findings'][number]): string {
  const place = at === undefined ? '' : ` (${briefCode(`${at.file}:${at.start.line}`)})`;
  const told = `${severity} ${briefCode(code)}: ${messageMarkdown(message)}${place}`;
  return hint === undefined ? told : `${told} (${messageMarkdown(hint)})`;
}

/** A guard that does not refuse: it is allowed, or there is nothing to refuse. */
function describeGuard({ guard, message, allowed }: GuardRefusal): string {
  return allowed === undefined
    ? `guard ${briefCode(guard)} would refuse changes: ${messageMarkdown(message)}`
    : `guard ${briefCode(guard)} is allowed: ${messageMarkdown(message)} (${briefMarkdown(allowed.reason)})`;
}

/** What takes access stands first, then what gives it: no number of other rows can push them out of sight. */
function tableOf(title: string, changes: readonly Change[], mostRows: number): Block {
  const sorted = [...changes].sort((a, b) => weightOf(b) - weightOf(a));
  const rows = sorted.slice(0, mostRows).map((change) => {
    return `| ${symbolOf(change.action)} | ${briefCode(change.address)} | ${[briefList(describe(change)), ...reasonOf(change)].filter((text) => text !== '').join('; ')} |`;
  });
  return {
    title,
    head: `**${title}**\n\n| | Address | What changes |\n|---|---|---|\n`,
    rows,
    count: changes.length,
  };
}

function weightOf({ action, effect }: Change): number {
  if (action === 'delete' || effect === 'loss' || effect === 'both') return 2;
  return effect === 'gain' ? 1 : 0;
}

function describe(change: Change): string[] {
  const { action, before, after } = change;
  const effect = effectOf(change);
  const parts = effect === '' ? [] : [effect];
  if (action === 'update') parts.push(...renderFieldChanges(before ?? {}, after ?? {}, false));
  if (action === 'create') parts.push(renderFields(withoutEchoes(after ?? {}, change), false));
  if (action === 'rename') parts.push(`was ${renderValue(before?.name ?? '?', false)}`);
  if (action === 'delete') parts.push(renderFields(withoutEchoes(before ?? {}, change), false));
  return parts.filter((part) => part !== '').map(withoutFlag);
}

/** Its names stand as code. */
function reasonOf({ reason }: Change): readonly string[] {
  return reason === undefined ? [] : [messageMarkdown(`because ${withoutFlag(reason)}`)];
}

function listOf<T>(title: string, all: readonly T[], describeOne: (one: T) => string): Block {
  const rows = all.slice(0, usualRows).map((one) => `- ${describeOne(one)}`);
  return { title, head: `**${title}**\n\n`, rows, count: all.length };
}
