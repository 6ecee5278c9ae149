import type { Organization } from '../model/model.ts';
import type { Ledger } from './ledger.ts';

/** What an organization is called in a ledger, newest first: its name and those that it had, as far as they are there. */
export function recordedNames(
  { organizations }: Pick<Ledger, 'organizations'>,
  { name, previously }: Pick<Organization, 'name' | 'previously'>,
): readonly string[] {
  const known = new Set(organizations);
  return [name, ...previously].filter((each) => known.has(each));
}
