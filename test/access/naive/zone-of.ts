import type { PlainWorld, PlainZone } from './documents.ts';
import { documentsOf, idOf, theOrganization } from './find-document.ts';
import { matchResource } from './match-resource.ts';
import type { Variables } from './read-pattern.ts';

/** The zone that a resource is in; zones do not overlap. Only the organization is known to a zone's patterns. */
export function zoneOf(world: PlainWorld, resource: string): PlainZone | undefined {
  const variables: Variables = (name) => (name === 'org_id' ? idOf(theOrganization(world)) : undefined);
  return documentsOf(world, 'Zone').find((zone) =>
    zone.resources.some((pattern) => matchResource(pattern, resource, variables) === true),
  );
}
