import { instantOf } from '../../model/instant.ts';
import { isSameKey, type LintedCondition, requireKey } from './linted-condition.ts';

export interface Never {
  readonly of: LintedCondition;
  readonly why: string;
}

/** Why conditions never hold together, or no longer; undefined where they may. Only what is certain is told. */
export function never(conditions: readonly LintedCondition[], now: number): Never | undefined {
  for (const of of conditions) {
    const why = missingAndThere(of, conditions) ?? isOver(of, now) ?? twoTruths(of, conditions);
    if (why !== undefined) return { of, why };
  }
  return undefined;
}

function missingAndThere(of: LintedCondition, conditions: readonly LintedCondition[]): string | undefined {
  const { operator, values, name } = of;
  if (operator.base !== 'Null' || values.includes(false)) return undefined;
  const others = conditions.filter((each) => each !== of);
  return requireKey(others, of) ? `\`${name}\` is to be missing and to be there` : undefined;
}

/** Time only goes on: what had to be before now will never hold again. */
function isOver({ operator, key, values }: LintedCondition, now: number): string | undefined {
  if (key.name !== 'request.time' || operator.prefix !== undefined) return undefined;
  if (operator.base !== 'DateLessThan' && operator.base !== 'DateLessThanEquals') return undefined;
  const isPast = values.every((value) => {
    const instant = instantOf(String(value), 'beginning');
    return instant !== undefined && Date.parse(instant) < now;
  });
  return isPast ? 'it ended in the past' : undefined;
}

function twoTruths(of: LintedCondition, conditions: readonly LintedCondition[]): string | undefined {
  if (!isPlainBool(of)) return undefined;
  const clash = conditions.some(
    (each) =>
      isPlainBool(each) &&
      isSameKey(each, of.name) &&
      !each.values.some((value) => of.values.includes(value)),
  );
  return clash && requireKey(conditions, of) ? `\`${of.name}\` is to be true and false` : undefined;
}

function isPlainBool({ operator, key }: LintedCondition): boolean {
  return operator.base === 'Bool' && operator.prefix === undefined && !key.isList;
}
