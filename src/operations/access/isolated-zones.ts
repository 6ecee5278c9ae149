import type { Organization } from '../../model/model.ts';

/** The zones that only bindings in them reach, and roles that reach zones; sorted. */
export function isolatedZones({ zones }: Organization): readonly string[] {
  return [...zones.values()]
    .filter(({ isolated }) => isolated)
    .map(({ name }) => name)
    .sort();
}
