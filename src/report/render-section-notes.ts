import { isEmptySection } from '../plan/build-plan.ts';
import { emergencyMessage } from '../plan/emergency.ts';
import type { ExpectedVersion, GuardRefusal, PlanSection } from '../plan/plan.ts';
import { awaitedLines } from './awaited-lines.ts';
import { withCommas } from './count-of.ts';
import { guardrailChangesOf, guardrailMarks, rulesTitle } from './guardrail-changes.ts';
import { renderChangeList } from './render-changes-text.ts';
import { renderPlace } from './render-diagnostics-text.ts';
import { renderFields } from './render-value.ts';
import { sanitizeLine } from './sanitize-text.ts';
import type { Style } from './style.ts';
import { toldFindings } from './told-findings.ts';

/** Lines below a heading; left out where there are none. */
interface Note {
  readonly title: string;
  readonly lines: readonly string[];
}

/** All that stands below the changes of a section: versions, what is adopted, let go, held or scheduled, findings, guards. */
export function renderSectionNotes(section: PlanSection, style: Style, full: boolean): string[] {
  return [...happenings(section, style, full), ...judgements(section, style, full)]
    .filter(({ lines }) => lines.length > 0)
    .flatMap(({ title, lines }) => [style.bold(title), ...lines.map((line) => `  ${line}`), '']);
}

function happenings(section: PlanSection, style: Style, full: boolean): Note[] {
  const { publishes, adopts, letGo, held, clock } = section;
  return [
    { title: 'publishes', lines: publishes.map(renderVersion) },
    { title: 'adopts without changing', lines: few(adopts.map(sanitizeLine), full) },
    {
      title: 'lets go of fields no longer declared',
      lines: letGo.map(({ address, fields }) => sanitizeLine(`${address}: ${fields.join(', ')}`)),
    },
    {
      title: 'held back by --hold-removals',
      lines: renderChangeList(held, { style, full }),
    },
    {
      title: 'held: revoked in an emergency',
      lines: (section.revoked ?? []).flatMap((hold) => [
        ...renderChangeList([hold.change], { style, full }),
        `  held: ${sanitizeLine(emergencyMessage(hold))}`,
      ]),
    },
    { title: 'held: waits for an approval', lines: renderAwaiting(section.awaiting, style, full) },
    {
      title: 'ends an emergency, as the files revoke it themselves',
      lines: (section.settles ?? []).map(sanitizeLine),
    },
    {
      title: 'starts later',
      lines: clock.starts.map((start) => renderStart(start, full)),
    },
    { title: 'expired', lines: clock.expires.map(({ address, at }) => sanitizeLine(`${address} on ${at}`)) },
  ];
}

function renderAwaiting(awaiting: PlanSection['awaiting'], style: Style, full: boolean): readonly string[] {
  if (awaiting === undefined) return [];
  const { isWhole, changes, approvals } = awaiting;
  return [
    ...renderChangeList(changes, { style, full }),
    ...approvals.flatMap((each) => {
      const [first = '', ...rest] = awaitedLines(each);
      return [`${style.yellow('waits')}: ${first}`, ...rest];
    }),
    ...(isWhole
      ? ['Nothing here is applied until then, as it would be judged by what nobody agreed to.']
      : []),
  ];
}

function judgements(section: PlanSection, style: Style, full: boolean): Note[] {
  const findings = toldFindings(section.findings, full).flatMap(({ finding, hint, more }) => {
    const { code, severity, message, at } = finding;
    const colour = severity === 'error' ? style.red : style.yellow;
    const place = at === undefined ? '' : ` (${renderPlace(at)})`;
    return [
      `${colour(`${severity}[${code}]`)}: ${sanitizeLine(message)}${place}`,
      ...(more === 0 ? [] : [`… and ${withCommas(more)} more ${code} (--full lists them)`]),
      ...(hint === undefined ? [] : [`  hint: ${sanitizeLine(hint)}`]),
    ];
  });
  const guardrails = guardrailChangesOf(section).map(({ change, message, at }) => {
    const colour = change === 'removed' || change === 'weakened' ? style.red : String;
    const place = at === undefined ? '' : style.dim(` (${renderPlace(at)})`);
    return `${colour(`${guardrailMarks[change]} ${sanitizeLine(message)}`)}${place}`;
  });
  return [
    { title: rulesTitle(guardrailChangesOf(section)), lines: guardrails },
    { title: 'findings', lines: findings },
    {
      title: 'guards',
      lines: section.guards.flatMap((guard) => renderGuard(guard, isEmptySection(section), style)),
    },
  ];
}

function renderGuard(guard: GuardRefusal, empty: boolean, style: Style): string[] {
  const name = `\`${sanitizeLine(guard.guard)}\``;
  if (guard.allowed !== undefined) {
    const by = guard.allowed.by === 'target' ? 'by the Target' : 'by a flag';
    return [
      `${style.yellow(`${name} is allowed ${by}`)}: ${sanitizeLine(guard.message)} (${sanitizeLine(guard.allowed.reason)})`,
    ];
  }
  // Nothing is refused where nothing changes; what would be is worth knowing all the same.
  if (empty) return [`${style.yellow(`${name} would refuse changes`)}: ${sanitizeLine(guard.message)}`];
  return [
    `${style.red(`${name} refuses`)}: ${sanitizeLine(guard.message)}`,
    `  to allow it: ${sanitizeLine(guard.allow)}`,
  ];
}

function renderVersion({ policy, version, digest, sameAs }: ExpectedVersion): string {
  const same = sameAs === undefined ? '' : `, the same text as version ${sameAs}`;
  const name = sanitizeLine(policy);
  const what = `policy ${name} version ${version} (${digest.slice(0, 10)}${same})`;
  return version === 1 ? what : `${what}; to see it: bylaw policy diff ${name} v${version - 1} file`;
}

/** What is announced and what it will give, which nothing else in the plan says. */
function renderStart({ address, at, value }: PlanSection['clock']['starts'][number], full: boolean): string {
  const { starts: _, ...fields } = value;
  return `${sanitizeLine(`${address} on ${at}`)}: ${renderFields(fields, full)}`;
}

function few(lines: readonly string[], full: boolean): string[] {
  if (full || lines.length <= 12) return [...lines];
  return [...lines.slice(0, 12), `and ${lines.length - 12} more (--full lists them)`];
}
