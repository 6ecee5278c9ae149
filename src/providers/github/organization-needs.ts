import type { ObjectKind } from '../../plan/address.ts';
import type { AppNeeds } from './client/app-needs.ts';

/**
 * What it takes to read an organization whole, and to write of it what a target manages. A plan is made with the same
 * as its apply: it has to see the same.
 */
export function organizationNeeds(manages: ReadonlySet<ObjectKind>): AppNeeds {
  const ofAny = (...kinds: readonly ObjectKind[]) =>
    kinds.some((kind) => manages.has(kind)) ? 'write' : 'read';
  return {
    permissions: {
      metadata: 'read',
      members: ofAny('member', 'service-account', 'team', 'outside-collaborator'),
      administration: ofAny('team', 'outside-collaborator'),
      organization_administration: ofAny('settings'),
      organization_custom_org_roles: 'read',
      organization_custom_roles: 'read',
      organization_plan: 'read',
    },
  };
}
