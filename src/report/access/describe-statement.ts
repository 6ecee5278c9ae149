import type { Json, JsonObject } from '../../digest/json.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { shortenLine } from '../shorten-line.ts';
import { describeConditions } from './describe-conditions.ts';

/** A statement in a sentence: `allow events:read on krn:… when principal.mfa is true`. */
export function describeStatement(statement: JsonObject): string {
  const { effect, actions, notActions } = statement;
  const what = actions === undefined ? `every action but ${listed(notActions)}` : listed(actions);
  return [sanitizeLine(String(effect)), what, ...describeReach(statement)].join(' ');
}

/** What limits a statement beyond its actions: its resources and its conditions. */
export function describeReach({ resources, notResources, conditions }: JsonObject): readonly string[] {
  const all = resources === undefined || listed(resources) === '*';
  const on =
    notResources === undefined
      ? all
        ? []
        : [`on ${listed(resources)}`]
      : [`on all but ${listed(notResources)}`];
  const when = describeConditions(conditions);
  return when.length === 0 ? on : [...on, shortenLine(`when ${when.join(' and ')}`)];
}

function listed(value: Json | undefined): string {
  const items = Array.isArray(value) ? (value as readonly Json[]) : value === undefined ? [] : [value];
  return sanitizeLine(items.join(', '));
}
