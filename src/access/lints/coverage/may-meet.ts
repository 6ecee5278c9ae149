import type { LintedStatement } from '../linted-statement.ts';

/** Whether there may be a resource that both are about: where both say how it begins, asked of that alone. */
export function mayMeet(one: LintedStatement, other: LintedStatement, organizationId: string): boolean {
  const { resources } = one.written;
  const { resources: others } = other.written;
  if (resources === undefined || others === undefined) return true;
  for (const text of resources) {
    const beginning = beginningOf(text, organizationId);
    for (const each of others) {
      const theirs = beginningOf(each, organizationId);
      if (beginning.startsWith(theirs) || theirs.startsWith(beginning)) return true;
    }
  }
  return false;
}

/** What stands before the first wildcard or variable. */
function beginningOf(text: string, organizationId: string): string {
  const end = text.search(/[*?]|\{(?!org_id\})/);
  const beginning = end < 0 ? text : text.slice(0, end);
  return beginning.includes('{') ? beginning.replaceAll('{org_id}', organizationId) : beginning;
}
