import { sanitizeLine } from './sanitize-text.ts';

export type Fact = readonly [name: string, value: string | undefined];

/** Facts on a line each, below one another; those without a value are left out. */
export function renderFacts(facts: readonly Fact[]): readonly string[] {
  return facts.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`  ${name.padEnd(14)}${sanitizeLine(value)}`],
  );
}
