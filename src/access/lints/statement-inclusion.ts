import type { JsonObject } from '../../digest/json.ts';
import { jsonEqual } from '../../digest/json-equal.ts';
import type { WrittenStatement } from '../../schema/generated/documents.ts';
import type { ActionSet } from '../engine/action-table.ts';
import type { LintedStatement } from './linted-statement.ts';
import { namesEveryResource } from './reach-of.ts';

type Actions = Pick<LintedStatement, 'actions' | 'exceptActions'>;
type Comparable = Pick<LintedStatement, 'isDeny' | 'written'> & Actions;

/** Whether a statement certainly matches whatever another one matches. In doubt it does not. */
export function includesStatement(one: Comparable, other: Comparable): boolean {
  return (
    one.isDeny === other.isDeny &&
    includesConditions(one.written, other.written) &&
    includesResources(one.written, other.written) &&
    includesActions(one, other)
  );
}

/** Exact, but that an exception on one side alone is not looked into. */
export function includesActions(one: Actions, other: Actions): boolean {
  if (one.exceptActions !== other.exceptActions) return !one.exceptActions && one.actions === 'all';
  return one.exceptActions ? isSubset(one.actions, other.actions) : isSubset(other.actions, one.actions);
}

function isSubset(small: ActionSet, large: ActionSet): boolean {
  if (large === 'all') return true;
  if (small === 'all') return false;
  return [...small].every(([service, indexes]) => {
    const known = new Set(large.get(service));
    return indexes.every((index) => known.has(index));
  });
}

/** By text: the same patterns, or such as end in a star and begin alike. */
export function includesResources(one: WrittenStatement, other: WrittenStatement): boolean {
  if (namesEveryResource(one)) return true;
  if (one.notResources !== undefined || other.notResources !== undefined)
    return (
      one.notResources?.length === other.notResources?.length &&
      sameTexts(one.notResources, other.notResources)
    );
  const wide = one.resources ?? [];
  return other.resources?.every((text) => wide.some((each) => includesText(each, text))) === true;
}

function sameTexts(one: readonly string[] = [], other: readonly string[] = []): boolean {
  return other.every((text) => one.includes(text)) && one.every((text) => other.includes(text));
}

/** A last star takes in whatever follows, as long as it stands after the head, where stars stop at colons. */
function includesText(wide: string, narrow: string): boolean {
  if (wide === narrow) return true;
  const beginning = wide.slice(0, -1);
  // Asked first: of most pairs it is all that is asked, and there are many.
  if (!wide.endsWith('*') || !narrow.startsWith(beginning)) return false;
  return (
    !/[*?{}]/.test(beginning.replaceAll('{org_id}', '')) &&
    beginning.split(':').length > (wide.startsWith('arn:') ? 5 : 4) &&
    // A variable without a value makes a deny match everything.
    !/\{(?!org_id\})/.test(narrow)
  );
}

/** The same conditions or none; an order of keys and values does not matter to it, their spelling does. */
function includesConditions(
  { conditions: one }: WrittenStatement,
  { conditions: other }: WrittenStatement,
): boolean {
  if (one === undefined) return true;
  return other !== undefined && jsonEqual(one as JsonObject, other as JsonObject);
}
