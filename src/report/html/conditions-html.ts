import type { RequestContext } from '../../access/request.ts';
import type { JsonObject } from '../../digest/json.ts';
import { conditionWords } from '../access-diff/change-words.ts';
import { type Html, html } from './html.ts';
import { codeOf } from './name-lists.ts';

/** Conditions of which one has to hold; none: always. */
export function conditionsHtml(alternatives: readonly JsonObject[]): Html {
  const ways = conditionWords(alternatives);
  if (ways.length < 2) return html`${ways[0] ?? 'always'}`;
  return html`one of these holds:<ul class="plain ways">${ways.map((way) => html`<li>${way}</li>`)}</ul>`;
}

/** What a request tells of its context; undefined where it tells nothing. */
export function contextHtml(context: RequestContext): Html | undefined {
  const entries = Object.entries(context);
  if (entries.length === 0) return undefined;
  return html`${entries.map(([key, value], index) => html`${index === 0 ? '' : ', '}${codeOf(`${key} = ${JSON.stringify(value)}`)}`)}`;
}
