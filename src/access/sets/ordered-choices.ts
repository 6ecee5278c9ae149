import type { ConditionValue } from '../../model/services/condition-value.ts';
import { scalarOf } from '../conditions/scalar.ts';

/** Each number, one between each two, one below all and one above. */
export function numberChoices(written: readonly ConditionValue[]): readonly number[] {
  const numbers = sorted(written.flatMap((value) => (typeof value === 'number' ? [value] : [])));
  return aroundEach(numbers, 1, (value) => value).map(([, value]) => value);
}

/** Each moment, one between each two, one before all and one after. */
export function dateChoices(written: readonly ConditionValue[]): readonly string[] {
  const moments = sorted(
    written.flatMap((value) => {
      const moment = scalarOf('date', value);
      return typeof moment === 'number' ? [moment] : [];
    }),
  );
  return aroundEach(moments, 1000, dateText).map(([, text]) => text);
}

function sorted(values: readonly number[]): readonly number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

/** Undefined for a moment that no date of the years 0 to 9999 says. */
function dateText(moment: number): string | undefined {
  const date = new Date(Math.floor(moment));
  if (Number.isNaN(date.getTime())) return undefined;
  const part = moment - Math.floor(moment);
  const text = date.toISOString();
  const exact = part === 0 ? text : text.replace('Z', `${part.toFixed(6).slice(2)}Z`);
  return scalarOf('date', exact) === moment ? exact : undefined;
}

/** Every value, and what stands between, before and after them, as far as it can be written. */
function aroundEach<T>(
  values: readonly number[],
  unit: number,
  write: (value: number) => T | undefined,
): readonly (readonly [number, T])[] {
  const [first, last] = [values[0] ?? 0, values.at(-1) ?? 0];
  const wanted: number[] = [];
  for (const value of [first - unit, first - Math.abs(first), -Number.MAX_VALUE]) {
    if (value < first) wanted.push(value);
  }
  for (const [at, value] of values.entries()) {
    wanted.push(value);
    const next = values[at + 1];
    if (next !== undefined) wanted.push(...between(value, next, unit));
  }
  for (const value of [last + unit, last + Math.abs(last), Number.MAX_VALUE]) {
    if (value > last) wanted.push(value);
  }
  if (values.length === 0) wanted.unshift(0);
  return wanted.flatMap((value) => {
    const text = Number.isFinite(value) ? write(value) : undefined;
    return text === undefined ? [] : [[value, text] as const];
  });
}

/** One that is strictly between, if there is one: round if it can be. */
function between(one: number, other: number, unit: number): readonly number[] {
  const middle = one / 2 + other / 2;
  const round = Math.floor(middle / unit) * unit;
  return [round, Math.floor(middle), middle].filter((value) => value > one && value < other).slice(0, 2);
}
