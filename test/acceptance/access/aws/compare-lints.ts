import { expect } from 'vitest';
import { lintOrganization } from '../../../../src/access/lints/lint-organization.ts';
import type { PlainStatement } from '../../../access/naive/documents.ts';
import type { Versions } from './compare-decisions.ts';

const now = Date.parse('2026-11-22T12:00:00Z');

/**
 * Lints every version, and counts of each lint which documents of AWS have what it is about where that can be read off
 * the document itself.
 */
export async function compareLints(
  { versions, organization }: Versions,
  note: (what: string) => void,
): Promise<void> {
  const found = await lintOrganization(organization, now);
  for (const { code } of found) note(code);
  const statements = versions.flatMap((version) => version.statements);
  const count = (code: string) => found.filter((each) => each.code === code).length;
  const allows = statements.filter(({ effect }) => effect === 'allow');
  const exceptions = allows.flatMap(({ notActions, notResources }) =>
    [notActions, notResources].filter((each) => each !== undefined),
  );
  expect(count('access/allow-with-exceptions')).toBe(exceptions.length);
  expect(count('access/all-on-all')).toBe(allows.filter(isEverything).length);
}

function isEverything({ actions, resources, notResources }: PlainStatement): boolean {
  if (actions?.includes('*') !== true || notResources !== undefined) return false;
  return resources === undefined || resources.includes('*');
}
