import type { PlainRequest, PlainWorld } from './naive/documents.ts';
import { organizationOf } from './naive/match-resource.ts';
import { organizationId } from './random-texts.ts';

/**
 * model.md lets `permissions` reach "every resource of the organization", and says nothing of a request about a
 * resource that names another one.
 */
export function isUnsettled({ documents }: PlainWorld, { resource }: PlainRequest): boolean {
  const isOfAnother = resource !== '*' && organizationOf(resource) !== organizationId;
  return isOfAnother && documents.some((each) => each.kind === 'Role' && each.permissions !== undefined);
}
