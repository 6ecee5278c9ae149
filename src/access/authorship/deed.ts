import type { Place } from '../../diagnostic/diagnostic.ts';

/** An action of the `bylaw` service, and a document it is done to. */
export interface Deed {
  /** `roles.assign` */
  readonly action: string;
  /** `role/auditor` */
  readonly resource: string;
  /** Where the document stands; absent for one that is yet to be made, or gone. */
  readonly at?: Place;
}

/** The name of a document as a resource of the `bylaw` service. */
export function resourceName(organizationId: string, partition: string, resource: string): string {
  return `krn:${partition}:bylaw:${organizationId}:${resource}`;
}
