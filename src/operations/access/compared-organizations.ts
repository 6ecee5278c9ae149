import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { didYouMean } from '../../diagnostic/nearest-name.ts';
import type { Organization } from '../../model/model.ts';
import type { ComparedSide } from './compared-side.ts';

/** An organization as two sides have it; one of them may have none. */
export interface ComparedOrganization {
  /** As it is called after, else before. */
  readonly name: string;
  readonly before: Organization | undefined;
  readonly after: Organization | undefined;
}

/**
 * The organizations of two sides, those with the same id together, sorted by name: all, or those named.
 * @throws BylawError `source/unknown-organization`
 */
export function comparedOrganizations(
  before: Pick<ComparedSide, 'model'>,
  after: Pick<ComparedSide, 'model'>,
  names: readonly string[] = [],
): readonly ComparedOrganization[] {
  const earlier = new Map([...before.model.organizations.values()].map((each) => [each.id, each]));
  const later = [...after.model.organizations.values()];
  const ids = new Set(later.map(({ id }) => id));
  const gone = [...earlier.values()].filter(({ id }) => !ids.has(id));
  const all = [
    ...later.map((each) => ({ name: each.name, before: earlier.get(each.id), after: each })),
    ...gone.map((each) => ({ name: each.name, before: each, after: undefined })),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const name of names) {
    if (all.some((each) => each.name === name)) continue;
    const known = all.map((each) => each.name);
    const hint = didYouMean(name, known, `the two sides declare ${known.join(', ') || 'none'}`);
    throw new BylawError('source/unknown-organization', `there is no organization \`${name}\``, hint);
  }
  return all.filter(({ name }) => names.length === 0 || names.includes(name));
}
