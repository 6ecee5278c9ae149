import type { Organization } from '../../model/model.ts';
import { type Deed, resourceName } from './deed.ts';

/** A deed as a request can ask about it: `bylaw:roles.assign` on `krn:acme:bylaw:o-1:role/auditor`. */
export function deedQuestion(
  { id, name, resourceNames }: Organization,
  { action, resource }: Deed,
): { readonly action: string; readonly resource: string } {
  // Where the names of the organization say no partition, or are of another scheme, its own name stands for it.
  const partition = /^krn:([^:*?{}]+)$/.exec(resourceNames ?? '')?.[1] ?? name;
  return { action: `bylaw:${action}`, resource: resourceName(id, partition, resource) };
}
