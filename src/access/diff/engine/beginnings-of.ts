import type { CompiledStatement } from '../../statements/compiled-statement.ts';
import type { CompiledResource } from '../../text/compiled-resource.ts';
import type { ResourceSet } from '../../text/resource-set.ts';

const anything: readonly string[] = [''];

/** What the resources that a statement is about begin with, one or another. */
export function beginningsOf({ resources, exceptResources }: CompiledStatement): readonly string[] {
  return resources === undefined || exceptResources ? anything : beginningsIn(resources);
}

/** Likewise of what one of several patterns has to match. */
export function beginningsIn({ patterns }: ResourceSet): readonly string[] {
  const beginnings = new Set(patterns.map(beginningOf));
  return beginnings.has('') ? anything : [...beginnings];
}

/** Of what has to begin with one of these and one of those; none: nothing does. */
export function beginningsInBoth(some: readonly string[], others: readonly string[]): readonly string[] {
  const both = some.flatMap((one) =>
    others.flatMap((other) => (one.startsWith(other) ? [one] : other.startsWith(one) ? [other] : [])),
  );
  return both.length < 2 ? both : [...new Set(both)];
}

/** Where a variable has no value a deny matches whatever it is. */
function beginningOf({ shape, text }: CompiledResource): string {
  return shape === 'exact' || shape === 'prefix' || shape === 'tail' ? text : '';
}
