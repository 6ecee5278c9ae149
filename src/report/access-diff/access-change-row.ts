import type { AccessChange } from '../../access/diff/access-diff.ts';
import type { JsonObject } from '../../digest/json.ts';
import { briefCode, briefMarkdown, messageMarkdown } from '../brief-markdown.ts';
import { withCommas } from '../count-of.ts';
import {
  actionsInBrief,
  areActionsNamed,
  areSimple,
  changeSymbols,
  conditionWords,
  exampleWords,
  extentOf,
  leavesDoubt,
  reachWords,
  verbOf,
} from './change-words.ts';
import { areNamed, describePeople } from './describe-people.ts';
import { giftWords, type Ways } from './gift-words.ts';
import { gravestFirst } from './render-risk.ts';
import { restWords, shownRoutes, whoseWords } from './route-shares.ts';
import { routePlace, routeText } from './route-text.ts';

/** Of one list, before the rest is counted. */
const most = { names: 12, resources: 4, conditions: 4, causes: 4 } as const;

/** A change in one line of Markdown: `- **+ 500 members** gain …`. */
export function changeSentence(change: AccessChange): string {
  const { kind, principals, risk } = change;
  const level = risk.level === 'none' ? '' : ` — risk **${risk.level}**`;
  const extent = extentOf(change);
  const who = `**${changeSymbols[kind]}** ${describePeople(principals, briefCode)}`;
  const what = [
    verbOf(change),
    actionsInBrief(change, briefCode),
    ...(extent === '' ? [] : [briefMarkdown(extent)]),
  ];
  return `- ${who} ${what.join(' ')}${level}`;
}

/** The same with all that is to know of it below, each on a line of its own. */
export function changeRow(change: AccessChange, causes: readonly string[], examples = false): string {
  const { kind, principals, actions, resources, risk, example } = change;
  const details = [
    ...(areNamed(principals) ? [] : [`who: ${listed(principals, most.names, briefCode)}`]),
    ...(areActionsNamed(change) ? [] : [actionsOf(actions)]),
    `on ${listed(resources, most.resources, (each) => reachWords(each, briefCode), areSimple(resources) ? ', ' : '; ')}`,
    ...conditionsOf(change),
    ...routesOf(kind === 'lost' ? 'was by' : 'by', change, principals.length),
    ...(causes.length === 0 ? [] : [`because ${listed(causes, most.causes, briefMarkdown)}`]),
    ...(risk.reasons.length === 0 ? [] : [`risk: ${risksOf(risk)}`]),
    ...(example === undefined || !(examples || leavesDoubt(change)) ? [] : [exampleOf(example)]),
  ];
  return [changeSentence(change), ...details.map((detail) => `  - ${detail}`)].join('\n');
}

/** Actions that a sentence only counts. */
export function actionsOf(actions: readonly string[]): string {
  return `actions: ${listed(actions, most.names, briefCode)}`;
}

/** Ways to an access, each as code, and whose each is where not all have it. */
export function routesOf(label: string, ways: Ways, of: number): readonly string[] {
  const shown = shownRoutes(ways, of);
  const rest = restWords(ways, shown.length);
  return shown.map((route, index) => {
    const whose = whoseWords(route, of, briefCode);
    const place = routePlace(route);
    const at = place === undefined ? '' : `, ${briefCode(place)}`;
    const gift = giftWords(route, ways, false, briefCode);
    const gives = gift === '' ? '' : `, ${gift}`;
    const more = index === shown.length - 1 && rest !== '' ? `, ${rest}` : '';
    return `${label} ${briefCode(routeText(route))}${whose === '' ? '' : ` (${whose})`}${at}${gives}${more}`;
  });
}

function conditionsOf({ kind, when, before, unless }: AccessChange): readonly string[] {
  const told = (conditions: readonly JsonObject[]) => {
    const ways = conditionWords(conditions);
    return ways.length === 0 ? 'always' : listed(ways, most.conditions, briefMarkdown, '; or ');
  };
  const isAlways = conditionWords(when).length === 0;
  const allowed =
    before !== undefined
      ? [`before: ${told(before)}`, `now: ${told(when)}`]
      : isAlways
        ? []
        : [`${kind === 'lost' ? 'was ' : ''}when ${told(when)}`];
  return unless.length === 0 ? allowed : [...allowed, `unless ${told(unless)}`];
}

function risksOf({ level, reasons }: AccessChange['risk']): string {
  const told = gravestFirst(reasons).map((reason) => {
    return `${messageMarkdown(reason.message)}${reason.level === level ? '' : ` (${reason.level})`}`;
  });
  return told.join('; ');
}

function exampleOf(example: NonNullable<AccessChange['example']>): string {
  const { request, decided } = exampleWords(example);
  return `for example ${briefCode(request)}: ${decided}`;
}

/** As many as are shown, and how many there are besides; of a long list no more is written than is shown. */
function listed<T>(all: readonly T[], limit: number, write: (one: T) => string, between = ', '): string {
  const shown = all.length <= limit + 1 ? all : all.slice(0, limit);
  const more = all.length - shown.length;
  return `${shown.map(write).join(between)}${more === 0 ? '' : ` and ${withCommas(more)} more`}`;
}
