import type {
  AccessCause,
  AccessChange,
  AccessDiff,
  AccessForecast,
  AccessStay,
} from '../../access/diff/access-diff.ts';
import { countOf, withCommas } from '../count-of.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import type { Style } from '../style.ts';
import { wrapWords } from '../wrap-words.ts';
import { summaryText } from './access-glance.ts';
import { causesByChange, causeWords, effectWords } from './cause-words.ts';
import { type ChangeClass, changeClasses } from './change-classes.ts';
import { shortTime } from './change-words.ts';
import { describePeople } from './describe-people.ts';
import { renderChangeSentence } from './render-change.ts';
import { type DetailOptions, renderChangeDetails, routeLines } from './render-change-details.ts';

export interface AccessDiffTextOptions {
  readonly style: Style;
  /** Lists all, and names everybody. */
  readonly full?: boolean;
}

/** Of one sort, before the rest is counted. */
const most = { changes: 20, stays: 12, causes: 20, forecast: 20 } as const;

/** Who gains, who loses, through what: what it comes to in the first line, then one part below the other. */
export function renderAccessDiffText(
  diff: AccessDiff,
  { style, full = false }: AccessDiffTextOptions,
): string[] {
  const options = { style, full };
  const causes = causesByChange(diff);
  return [
    ...wrapWords(summaryText(diff)).map(style.bold),
    ...changeClasses(diff.changes).flatMap((own) => ['', ...renderClass(own, causes, options)]),
    ...part('stays by another path', diff.stays, most.stays, options, (stay) => renderStay(stay, options)),
    ...renderCauses(diff.causes, options),
    ...part('by the clock alone', diff.forecast, most.forecast, options, (each) =>
      renderForecast(each, style),
    ),
  ];
}

function renderClass(
  { title, changes }: ChangeClass,
  causesOf: (change: AccessChange) => readonly string[],
  options: DetailOptions,
): string[] {
  const { style, full } = options;
  const shown = full ? changes : changes.slice(0, most.changes);
  const hidden = changes.slice(shown.length);
  const people = new Set(hidden.flatMap(({ principals }) => principals)).size;
  const lines = shown.flatMap((change) => [
    renderChangeSentence(change, style),
    ...renderChangeDetails(change, causesOf(change), options).map((line) => `    ${line}`),
  ]);
  if (hidden.length > 0) {
    const told = `${countOf(hidden.length, 'more change')} of ${countOf(people, 'principal')}`;
    lines.push(style.yellow(`… and ${told} (--full lists them)`));
  }
  return [style.bold(`${title}: ${withCommas(changes.length)}`), ...lines.map((line) => `  ${line}`)];
}

function renderStay({ principals, gone, actions, through }: AccessStay, options: DetailOptions): string[] {
  const many = actions.length > 3;
  const kept = many ? countOf(actions.length, 'action') : actions.join(', ');
  const sentence = `= ${describePeople(principals)} ${principals.length === 1 ? 'keeps' : 'keep'} ${kept}`;
  const of = principals.length;
  return [
    sanitizeLine(sentence),
    ...[
      ...routeLines('gone', { routes: [gone], moreRoutes: 0, of }, options),
      ...routeLines('through', { routes: through, moreRoutes: 0, of }, options),
    ].map((line) => `    ${line}`),
  ];
}

/** Documents with what they do; those that do nothing to access are only named. */
function renderCauses(causes: readonly AccessCause[], options: DetailOptions): string[] {
  const telling = causes.filter(({ changes }) => changes.length > 0);
  const idle = causes.filter(({ changes }) => changes.length === 0);
  const lines = part('by document', telling, most.causes, options, (cause) => [
    sanitizeLine(`${causeWords(cause)}: ${effectWords(cause)}`),
  ]);
  if (idle.length === 0) return lines;
  const shown = options.full ? idle : idle.slice(0, most.causes);
  const more = idle.length - shown.length;
  const names = shown.map((cause) => sanitizeLine(causeWords(cause))).join(', ');
  const told = `${names}${more === 0 ? '' : ` and ${withCommas(more)} more`}: nobody's access changes by it`;
  const head = lines.length === 0 ? ['', options.style.bold('by document')] : [];
  return [...lines, ...head, ...wrapWords(told).map((line) => `  ${line}`)];
}

function renderForecast({ at, changes }: AccessForecast, style: Style): string[] {
  return [
    `${shortTime(at)}`,
    ...changes.map((change) => `  ${renderChangeSentence({ ...change, from: undefined } as never, style)}`),
  ];
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
