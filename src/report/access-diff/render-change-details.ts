import type { AccessChange } from '../../access/diff/access-diff.ts';
import type { JsonObject } from '../../digest/json.ts';
import { withCommas } from '../count-of.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import type { Style } from '../style.ts';
import { wrapWords } from '../wrap-words.ts';
import {
  areActionsNamed,
  areSimple,
  conditionWords,
  exampleWords,
  leavesDoubt,
  reachWords,
} from './change-words.ts';
import { areNamed } from './describe-people.ts';
import { giftWords, type Ways } from './gift-words.ts';
import { renderRisk } from './render-risk.ts';
import { restWords, shownRoutes, whoseWords } from './route-shares.ts';
import { routePlace, routeText, stepPlaces } from './route-text.ts';

export interface DetailOptions {
  readonly style: Style;
  /** Names everybody and everything, and where each step stands. */
  readonly full: boolean;
  /** Shows a request for each change, also where the words leave no doubt. */
  readonly examples?: boolean;
}

/** Of one list, before the rest is counted. */
const most = { causes: 4, names: 12, actions: 12, resources: 4, conditions: 4 } as const;

/** All that stands below the sentence of a change, each line with its label. */
export function renderChangeDetails(
  change: AccessChange,
  causes: readonly string[],
  options: DetailOptions,
): string[] {
  const { principals, actions, resources, risk, kind } = change;
  const { style, full } = options;
  return [
    ...(areNamed(principals) ? [] : labelled('who', listed(principals, most.names, full))),
    ...(areActionsNamed(change) ? [] : actionLines(actions, options)),
    ...labelled(
      'on',
      listed(
        resources.map((each) => reachWords(each)),
        most.resources,
        full,
        areSimple(resources) ? ', ' : '; ',
      ),
    ),
    ...conditionLines(change, full),
    ...routeLines(kind === 'lost' ? 'was by' : 'by', change, principals.length, options),
    ...labelled('because', causes.length === 0 ? '' : listed(causes, most.causes, full)),
    ...(risk.level === 'none' && risk.reasons.length === 0 ? [] : labelled('risk', renderRisk(risk, style))),
    ...exampleLines(change, options),
  ];
}

function conditionLines({ kind, when, before, unless }: AccessChange, full: boolean): string[] {
  const told = (conditions: readonly JsonObject[]) => {
    const ways = conditionWords(conditions);
    return ways.length === 0 ? 'always' : listed(ways, most.conditions, full, '; or ');
  };
  const allowed =
    before !== undefined
      ? [...labelled('before', told(before)), ...labelled('now', told(when))]
      : conditionWords(when).length === 0
        ? []
        : labelled(kind === 'lost' ? 'was when' : 'when', told(when));
  return unless.length === 0 ? allowed : [...allowed, ...labelled('unless', told(unless))];
}

/** Actions that a sentence only counts. */
export function actionLines(actions: readonly string[], { full }: DetailOptions): string[] {
  return labelled('actions', listed(actions, most.actions, full));
}

/** Patterns of resources as they are written. */
export function onLines(patterns: readonly string[], { full }: DetailOptions): string[] {
  return patterns.length === 0 ? [] : labelled('on', listed(patterns, most.resources, full));
}

/** Ways to an access, the commonest first; of several that not all have, whose each is. */
export function routeLines(label: string, ways: Ways, of: number, { style, full }: DetailOptions): string[] {
  const shown = full ? ways.routes : shownRoutes(ways, of);
  const lines = shown.flatMap((route) => {
    const whose = sanitizeLine(whoseWords(route, of));
    const share = whose === '' ? '' : ` (${whose})`;
    const place = routePlace(route);
    const text = sanitizeLine(routeText(route, full));
    const gift = giftWords(route, ways, full);
    const gives = gift === '' ? [] : wrapWords(sanitizeLine(gift)).map((line) => `  ${line}`);
    if (full)
      return [
        `${text}${share}`,
        ...gives,
        ...stepPlaces(route.steps).map((step) => style.dim(`  ${sanitizeLine(step.name)}: ${step.place}`)),
      ];
    const at = place === undefined ? '' : style.dim(` (${sanitizeLine(place)})`);
    return [`${text}${share}${at}`, ...gives];
  });
  const rest = restWords(ways, shown.length);
  if (rest !== '') lines.push(rest);
  return under(label, lines);
}

/** A request that shows it, where the words above leave a doubt. */
function exampleLines(change: AccessChange, { full, examples = full }: DetailOptions): string[] {
  const { example } = change;
  if (example === undefined || !(examples || leavesDoubt(change))) return [];
  const { request, decided } = exampleWords(example);
  return labelled('example', `${sanitizeLine(request)}: ${decided}`);
}

/** As many as are shown, and how many there are besides. */
function listed(words: readonly string[], shown: number, full: boolean, between = ', '): string {
  // One over the limit takes no more room than its count.
  const all = full || words.length <= shown + 1;
  const some = (all ? words : words.slice(0, shown)).map(sanitizeLine);
  const more = words.length - some.length;
  return `${some.join(between)}${more === 0 ? '' : ` and ${withCommas(more)} more (--full lists them)`}`;
}

const width = 9;

function labelled(label: string, text: string): string[] {
  return text === '' ? [] : under(label, wrapWords(text));
}

function under(label: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => `${(index === 0 ? label : '').padEnd(width)}${line}`);
}
