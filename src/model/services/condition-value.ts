import { didYouMean } from '../../diagnostic/nearest-name.ts';
import { suggestDate } from '../../parse/suggest-date.ts';
import { instantOf } from '../instant.ts';
import { bitsOf, isAddressOrRange } from './address-range.ts';
import { type ConditionOperator, takesVariables } from './condition-operator.ts';

export type ConditionValue = string | number | boolean;

/** Why a value is none that an operator can compare with: `wanted` says what it compares with. */
export interface ValueMistake {
  readonly wanted: string;
  readonly hint: string;
}

/** What is wrong with a value that holds no variable; undefined where the operator can read it. */
export function valueMistake(operator: ConditionOperator, value: ConditionValue): ValueMistake | undefined {
  const { base } = operator;
  if (base === 'Null') return undefined;
  if (takesVariables(operator)) {
    return typeof value === 'string' ? undefined : { wanted: 'a text', hint: 'put it in quotes' };
  }
  if (base === 'Bool') return typeof value === 'boolean' ? undefined : noTruthValue(value);
  if (base.startsWith('Numeric')) return typeof value === 'number' ? undefined : noNumber(value);
  const text = String(value);
  if (base.startsWith('Date')) return instantOf(text, 'beginning') === undefined ? noDate(text) : undefined;
  return isAddressOrRange(text) ? undefined : noAddress(text);
}

function noTruthValue(value: string | number): ValueMistake {
  const text = String(value).toLowerCase();
  const meant = truthValues.find((words) => words.includes(text))?.[0];
  const { hint = '' } = didYouMean(text, ['true', 'false'], 'write `true` or `false`');
  if (meant === undefined) return { wanted: '`true` or `false`', hint };
  return {
    wanted: '`true` or `false`',
    hint: text === meant ? `remove the quotes: \`${meant}\`` : `write \`${meant}\``,
  };
}

const truthValues: readonly (readonly string[])[] = [
  ['true', 'yes', 'on', 'y'],
  ['false', 'no', 'off', 'n'],
];

function noNumber(value: string | boolean): ValueMistake {
  const isDecimal = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(String(value));
  return {
    wanted: 'a number',
    hint: isDecimal ? `remove the quotes: \`${value}\`` : 'write a number such as `10`',
  };
}

function noDate(text: string): ValueMistake {
  const hasParts = text.includes('.') && instantOf(text.replace(/\.\d+/, ''), 'beginning') !== undefined;
  if (hasParts) return { wanted: 'a date', hint: 'leave out the parts of a second' };
  const hint = suggestDate(text, false);
  // A date that exists and is no instant of the years that are kept.
  return { wanted: 'a date', hint: hint.includes(`\`${text}\``) ? 'write a date up to the year 9999' : hint };
}

function noAddress(text: string): ValueMistake {
  const bits = bitsOf(text.slice(0, text.lastIndexOf('/')));
  return {
    wanted: 'an IP address or a range of them',
    hint:
      bits === undefined
        ? 'write an address such as `10.0.0.7`, or a range such as `10.0.0.0/8` or `2001:db8::/32`'
        : `a range of this kind has at most ${bits} bits`,
  };
}
