import { instantOf } from '../../model/instant.ts';
import { type Address, addressOf } from './address.ts';

export type ScalarType = 'string' | 'number' | 'date' | 'bool' | 'ip';

/** A value as its operators compare it: dates are milliseconds, addresses are parsed. */
export type Scalar = string | number | boolean | Address;

/** A written value as its type has it; undefined where it is none of this type. */
export function scalarOf(type: ScalarType, written: unknown): Scalar | undefined {
  switch (type) {
    case 'string':
      return typeof written === 'string' ? written : undefined;
    case 'bool':
      return typeof written === 'boolean' ? written : undefined;
    case 'number':
      return typeof written === 'number' && Number.isFinite(written) ? written : undefined;
    case 'date':
      return typeof written === 'string' ? timeOf(written) : undefined;
    case 'ip':
      return typeof written === 'string' ? addressOf(written) : undefined;
  }
}

/** Milliseconds since 1970. Clocks give parts of a second, which nobody writes in a document. */
function timeOf(text: string): number | undefined {
  const fraction = /:\d\d(?<part>\.\d{1,9})(?=[Z+-])/i.exec(text)?.groups?.part;
  const instant = instantOf(fraction === undefined ? text : text.replace(fraction, ''), 'beginning');
  if (instant === undefined) return undefined;
  return Date.parse(instant) + (fraction === undefined ? 0 : Number(`0${fraction}`) * 1000);
}
