import type { Pattern } from '../../model/patterns/pattern.ts';
import type { ConditionValue } from '../../model/services/condition-value.ts';
import { compileGlob, globMatches } from '../text/glob.ts';
import { type Address, addressRangeOf, isInRange } from './address.ts';
import type { Comparison, OperatorFamily } from './operator-family.ts';
import { type Scalar, type ScalarType, scalarOf } from './scalar.ts';

/** Whether a value of a key compares with one written value. */
export type ComparisonTest = (value: Scalar) => boolean;

const nothing: ReadonlyMap<string, string> = new Map();

/** Undefined where the operator cannot read the written value. Every variable of a pattern has its value. */
export function comparisonTest(
  { type, comparison }: OperatorFamily,
  written: ConditionValue | Pattern,
  values: ReadonlyMap<string, string> = nothing,
): ComparisonTest | undefined {
  if (type === 'string')
    return typeof written === 'object' ? textTest(comparison, written, values) : undefined;
  const value = typeof written === 'object' ? typed(type, literalOf(written, values)) : written;
  if (comparison === 'in-range') {
    const range = typeof value === 'string' ? addressRangeOf(value) : undefined;
    return range === undefined ? undefined : (address) => isInRange(address as Address, range);
  }
  const scalar = scalarOf(type, value);
  return scalar === undefined ? undefined : orderTest(comparison, scalar);
}

function textTest(
  comparison: Comparison,
  pattern: Pattern,
  values: ReadonlyMap<string, string>,
): ComparisonTest {
  if (comparison === 'like') {
    const glob = compileGlob(pattern, values);
    return (value) => typeof value === 'string' && globMatches(glob, value, 0, value.length);
  }
  const text = literalOf(pattern, values);
  if (comparison === 'equals') return (value) => value === text;
  const folded = text.toLowerCase();
  return (value) => typeof value === 'string' && value.toLowerCase() === folded;
}

/** Outside `StringLike` a star is a star. */
function literalOf(pattern: Pattern, values: ReadonlyMap<string, string>): string {
  let text = '';
  for (const piece of pattern) {
    if (piece.is === 'literal') text += piece.text;
    else if (piece.is === 'variable') text += values.get(piece.name) ?? '';
    else text += piece.is === 'any-text' ? '*' : '?';
  }
  return text;
}

/** A variable stands for a text, also where a number or a truth value is wanted. */
function typed(type: ScalarType, text: string): ConditionValue {
  if (type === 'number' && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)) return Number(text);
  if (type === 'bool' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function orderTest(comparison: Comparison, written: Scalar): ComparisonTest {
  switch (comparison) {
    case 'less':
      return (value) => value < written;
    case 'at-most':
      return (value) => value <= written;
    case 'greater':
      return (value) => value > written;
    case 'at-least':
      return (value) => value >= written;
    default:
      return (value) => value === written;
  }
}
