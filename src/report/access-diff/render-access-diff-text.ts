import type { AccessDiff, AccessForecast, AccessStay } from '../../access/diff/access-diff.ts';
import { countOf, withCommas } from '../count-of.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import type { Style } from '../style.ts';
import { wrapWords } from '../wrap-words.ts';
import { summaryText } from './access-glance.ts';
import { causesByChange, causeWords, effectWords, tellingCauses } from './cause-words.ts';
import { changeClasses } from './change-classes.ts';
import { shortTime } from './change-words.ts';
import { describePeople } from './describe-people.ts';
import { renderChangeSentence } from './render-change.ts';
import { renderChangeClass } from './render-change-class.ts';
import {
  actionLines,
  type DetailOptions,
  onLines,
  renderChangeDetails,
  routeLines,
} from './render-change-details.ts';
import type { Summed } from './summary-words.ts';
import { untoldForecast } from './untold-forecast.ts';

export interface AccessDiffTextOptions {
  readonly style: Style;
  /** Lists all, and names everybody. */
  readonly full?: boolean;
  /** What the first line begins with. */
  readonly title?: string;
}

/** Of one sort, before the rest is counted. */
const most = { stays: 12, causes: 20, forecast: 20, forecastChanges: 12 } as const;

/** Who gains, who loses, through what: what it comes to in the first line, then one part below the other. */
export function renderAccessDiffText(
  diff: AccessDiff & Summed,
  { style, full = false, title = '' }: AccessDiffTextOptions,
): string[] {
  const options = { style, full };
  const causes = causesByChange(diff);
  return [
    ...wrapWords(`${title}${summaryText(diff)}`).map(style.bold),
    ...changeClasses(diff.changes).flatMap((own) => ['', ...renderChangeClass(own, causes, options)]),
    ...part('stays by another path', diff.stays, most.stays, options, (stay) => renderStay(stay, options)),
    ...renderCauses(diff, options),
    ...part('by the clock alone', untoldForecast(diff), most.forecast, options, (each) =>
      renderForecast(each, options),
    ),
  ];
}

function renderStay(
  { principals, gone, actions, resources = [], through, moreThrough = 0 }: AccessStay,
  options: DetailOptions,
): string[] {
  const many = actions.length > 3;
  const kept = many ? countOf(actions.length, 'action') : actions.join(', ');
  const sentence = `= ${describePeople(principals)} ${principals.length === 1 ? 'keeps' : 'keep'} ${kept}`;
  const of = principals.length;
  return [
    sanitizeLine(sentence),
    ...[
      ...(many ? actionLines(actions, options) : []),
      ...onLines(resources, options),
      ...routeLines('gone', { routes: [gone], moreRoutes: 0 }, of, options),
      ...routeLines(
        'through',
        { routes: through, moreRoutes: moreThrough, actions, giving: 'gives' },
        of,
        options,
      ),
    ].map((line) => `    ${line}`),
  ];
}

/** Documents with what they do; those that do nothing to access are only named. */
function renderCauses(diff: AccessDiff, options: DetailOptions): string[] {
  const causes = tellingCauses(diff.causes);
  const telling = causes.filter(({ changes }) => changes.length > 0);
  const idle = causes.filter(({ changes }) => changes.length === 0);
  const lines = part('by document', telling, most.causes, options, (cause) => [
    sanitizeLine(`${causeWords(cause)}: ${effectWords(cause, diff)}`),
  ]);
  if (idle.length === 0) return lines;
  const shown = options.full ? idle : idle.slice(0, most.causes);
  const more = idle.length - shown.length;
  const names = shown.map((cause) => sanitizeLine(causeWords(cause))).join(', ');
  const effect = idle.slice(0, 1).map((cause) => effectWords(cause, diff));
  const told = `${names}${more === 0 ? '' : ` and ${withCommas(more)} more`}: ${effect.join('')}`;
  const head = lines.length === 0 ? ['', options.style.bold('by document')] : [];
  return [...lines, ...head, ...wrapWords(told).map((line) => `  ${line}`)];
}

/** What happens at a time. */
function renderForecast({ at, changes }: AccessForecast, options: DetailOptions): string[] {
  const sorted = changeClasses(changes).flatMap((own) => own.changes);
  const shown = options.full ? sorted : sorted.slice(0, most.forecastChanges);
  const more = sorted.length - shown.length;
  const lines = shown.flatMap(({ from: _, ...change }) => [
    renderChangeSentence(change, options.style),
    ...renderChangeDetails(change, [], options).map((line) => `    ${line}`),
  ]);
  if (more > 0) lines.push(`… and ${countOf(more, 'more change')} (--full lists them)`);
  return [sanitizeLine(shortTime(at)), ...lines.map((line) => `  ${line}`)];
}

function part<T>(
  title: string,
  all: readonly T[],
  limit: number,
  { style, full }: DetailOptions,
  lines: (one: T) => readonly string[],
): string[] {
  if (all.length === 0) return [];
  const shown = full ? all : all.slice(0, limit);
  const more = all.length - shown.length;
  const told = shown.flatMap(lines);
  if (more > 0) told.push(`… and ${withCommas(more)} more (--full lists them)`);
  return ['', style.bold(title), ...told.map((line) => `  ${line}`)];
}
