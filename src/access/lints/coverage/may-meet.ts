import type { LintedStatement } from '../linted-statement.ts';

/** Whether there may be a resource that both are about: where both say how it begins, asked of that alone. */
export function mayMeet(one: LintedStatement, other: LintedStatement, organizationId: string): boolean {
  return textsMayMeet(one.written.resources, other.written.resources, organizationId);
}

/** Absent: whatever else a statement says of resources. */
export function textsMayMeet(
  some: readonly string[] | undefined,
  others: readonly string[] | undefined,
  organizationId: string,
): boolean {
  if (some === undefined || others === undefined) return true;
  const beginnings = beginningsOf(others, organizationId);
  for (const beginning of beginningsOf(some, organizationId))
    for (const theirs of beginnings)
      if (beginning.startsWith(theirs) || theirs.startsWith(beginning)) return true;
  return false;
}

const known = new WeakMap<
  readonly string[],
  { readonly of: string; readonly beginnings: readonly string[] }
>();

function beginningsOf(texts: readonly string[], organizationId: string): readonly string[] {
  const before = known.get(texts);
  if (before?.of === organizationId) return before.beginnings;
  const beginnings = texts.map((text) => beginningOf(text, organizationId));
  known.set(texts, { of: organizationId, beginnings });
  return beginnings;
}

/** What stands before the first wildcard or variable. */
function beginningOf(text: string, organizationId: string): string {
  const end = text.search(/[*?]|\{(?!org_id\})/);
  const beginning = end < 0 ? text : text.slice(0, end);
  return beginning.includes('{') ? beginning.replaceAll('{org_id}', organizationId) : beginning;
}
