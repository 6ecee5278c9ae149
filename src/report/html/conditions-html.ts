import type { RequestContext } from '../../access/request.ts';
import type { JsonObject } from '../../digest/json.ts';
import { describeConditions } from '../access/describe-conditions.ts';
import { type Html, html } from './html.ts';
import { codeOf } from './name-lists.ts';

/** Alternatives of which one has to hold, each clauses that all have to; without any: always. */
export function conditionsHtml(alternatives: readonly JsonObject[]): Html {
  const [first] = alternatives;
  if (first === undefined) return html`always`;
  if (alternatives.length === 1) return clausesHtml(first);
  const items = alternatives.map((one) => html`<li>${clausesHtml(one)}</li>`);
  return html`one of these holds:<ul class="plain">${items}</ul>`;
}

function clausesHtml(conditions: JsonObject): Html {
  const clauses = describeConditions(conditions);
  if (clauses.length === 0) return html`always`;
  return html`${clauses.map((clause, index) => html`${index === 0 ? '' : ', and '}${clause}`)}`;
}

/** What a request tells of its context; undefined where it tells nothing. */
export function contextHtml(context: RequestContext): Html | undefined {
  const entries = Object.entries(context);
  if (entries.length === 0) return undefined;
  return html`${entries.map(([key, value], index) => html`${index === 0 ? '' : ', '}${codeOf(`${key} = ${JSON.stringify(value)}`)}`)}`;
}
