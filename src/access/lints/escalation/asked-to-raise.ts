import { isOwnersRole } from '../../../model/organization/owners.ts';
import type { Engine } from '../../engine/engine.ts';
import { inactivityAt } from '../../engine/inactivity.ts';
import type { CompiledPrincipal } from '../../engine/principal.ts';

/** Of whom it is asked whether they can raise their own access: of everybody active but the owners. */
export function askedToRaise({ organization, byName }: Engine, now: number): readonly CompiledPrincipal[] {
  return [...byName.values()].filter((principal) => {
    const { type, name = '' } = principal.subject;
    if (type === 'team' || inactivityAt(principal, now) !== undefined) return false;
    return type !== 'member' || !isOwnersRole(organization, organization.members.get(name)?.role);
  });
}
