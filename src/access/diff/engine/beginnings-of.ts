import type { CompiledStatement } from '../../statements/compiled-statement.ts';
import type { CompiledResource } from '../../text/compiled-resource.ts';

const anything: readonly string[] = [''];

/** What the resources that a statement is about begin with, one or another. */
export function beginningsOf({ resources, exceptResources }: CompiledStatement): readonly string[] {
  if (resources === undefined || exceptResources) return anything;
  const beginnings = new Set(resources.patterns.map(beginningOf));
  return beginnings.has('') ? anything : [...beginnings];
}

/** Where a variable has no value a deny matches whatever it is. */
function beginningOf({ shape, text }: CompiledResource): string {
  return shape === 'exact' || shape === 'prefix' || shape === 'tail' ? text : '';
}
