import { isInRange } from './addresses.ts';
import type { PlainValue } from './documents.ts';
import { timeOf } from './instants.ts';
import { isResource, matchResource } from './match-resource.ts';
import { matchText, type Place } from './match-text.ts';
import { readPattern, type Variables, withValues } from './read-pattern.ts';
import type { Answer } from './three-valued.ts';

/**
 * Whether one value of a key and one value of a condition go together under a positive operator. `unknown`: the
 * condition's value holds a variable without value, or the two cannot be compared, which only attributes and
 * variables bring about.
 */
export function compareValue(
  base: string,
  asked: PlainValue,
  written: PlainValue,
  variables: Variables,
): Answer {
  if (base === 'ResourceLike') return compareResource(asked, written, variables);
  if (base === 'StringLike') return compareLike(asked, written, variables);
  const value = typeof written === 'string' ? textOf(written, variables) : written;
  if (value === undefined) return 'unknown';
  if (base === 'Bool') return compareSame(asked, value, 'boolean');
  if (base === 'StringEquals') return compareSame(asked, value, 'string');
  if (base === 'StringEqualsIgnoreCase') return compareSame(folded(asked), folded(value), 'string');
  if (base === 'IpAddress') return isInRange(String(asked), String(value)) ?? 'unknown';
  return base.startsWith('Date')
    ? compareNumbers(base.slice('Date'.length), dateOf(asked), dateOf(value))
    : compareNumbers(base.slice('Numeric'.length), numberOf(asked), numberOf(value));
}

function compareLike(asked: PlainValue, written: PlainValue, variables: Variables): Answer {
  const places = placesOf(written, variables);
  return places === undefined || typeof asked !== 'string' ? 'unknown' : matchText(places, asked);
}

function compareSame(asked: PlainValue, value: PlainValue, type: 'boolean' | 'string'): Answer {
  return typeof asked === type && typeof value === type ? asked === value : 'unknown';
}

function folded(value: PlainValue): PlainValue {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

function compareResource(asked: PlainValue, written: PlainValue, variables: Variables): Answer {
  if (typeof asked !== 'string' || typeof written !== 'string') return 'unknown';
  // A text that is no resource name lacks what a pattern asks for; a variable without value is judged all the same.
  if (!isResource(asked)) return written === '*' ? true : matchResource(written, '*', variables);
  return matchResource(written, asked, variables);
}

function placesOf(written: PlainValue, variables: Variables): readonly Place[] | undefined {
  return typeof written === 'string' ? withValues(readPattern(written), variables) : undefined;
}

/** A value that is compared as it is: stars in it are stars. */
function textOf(written: string, variables: Variables): string | undefined {
  return placesOf(written, variables)
    ?.map((place) => (place === 'any text' ? '*' : place === 'any character' ? '?' : place.character))
    .join('');
}

function dateOf(value: PlainValue): number | undefined {
  return typeof value === 'string' ? timeOf(value, 'beginning') : undefined;
}

function numberOf(value: PlainValue): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function compareNumbers(relation: string, asked: number | undefined, value: number | undefined): Answer {
  if (asked === undefined || value === undefined) return 'unknown';
  if (relation === 'Equals') return asked === value;
  if (relation === 'LessThan') return asked < value;
  if (relation === 'LessThanEquals') return asked <= value;
  if (relation === 'GreaterThan') return asked > value;
  return asked >= value;
}
