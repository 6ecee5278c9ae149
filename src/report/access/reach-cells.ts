import type { Json, JsonObject } from '../../digest/json.ts';
import { describeConditions } from './describe-conditions.ts';
import { onLines } from './on-lines.ts';

/** The columns of what limits a statement beyond its actions. */
export const reachHeadings = ['resources', 'except', 'conditions'] as const;

export function reachCells({
  resources,
  notResources,
  conditions,
}: JsonObject): Readonly<Record<(typeof reachHeadings)[number], string>> {
  return {
    resources: onLines(listOf(resources)),
    except: onLines(listOf(notResources)),
    conditions: onLines(describeConditions(conditions)),
  };
}

function listOf(value: Json | undefined): readonly string[] {
  return value === undefined ? [] : (Array.isArray(value) ? value : [value]).map(String);
}
