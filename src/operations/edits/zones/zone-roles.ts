import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { Organization } from '../../../model/model.ts';
import type { EditReport } from '../../../report/edits/edit-report.ts';
import type { Session } from '../../session.ts';
import type { EditedKinds } from '../documents-of.ts';
import { type EditingOptions, editRepository } from '../edit-repository.ts';
import { knownDocument } from '../known-document.ts';
import { boundTo } from '../roles/assign-role.ts';
import { type BindingChoice, bindingToRemove } from '../roles/binding-to-remove.ts';
import { bindingToWrite, type HolderKind, type RoleAssignment } from '../roles/role-assignment.ts';

/** Somebody in a zone: `ana` is a member, others are written `team/core`, `service-account/ci` or `token/deploy`. */
export interface ZoneHolder {
  readonly zone: string;
  readonly principal: string;
}

const kinds: Readonly<Record<string, HolderKind>> = {
  member: 'Member',
  team: 'Team',
  'service-account': 'ServiceAccount',
  token: 'Token',
};

/**
 * Edits the YAML so that somebody holds a role in a zone; it is written with the zone.
 * @throws BylawError `edit/unknown-zone` and so on, what `bindingToWrite` and `editRepository` throw
 */
export async function zoneAssignRole(
  session: Session,
  { zone: given, principal }: ZoneHolder,
  options: EditingOptions & Omit<RoleAssignment, 'zone'>,
): Promise<EditReport> {
  return editRepository(session, options, ({ organization }) => {
    const zone = knownDocument(organization, 'Zone', given);
    const { kind, written, holder } = knownHolder(organization, principal);
    const binding = bindingToWrite(session, organization, kind, holder, { ...options, zone: zone.name });
    const { zone: _, ...said } = binding as { readonly zone: string; readonly role: string };
    return {
      subject: `Assign role ${said.role} in zone ${zone.name} to ${holder.name}`,
      edits: [boundTo(zone.origin, 'Zone', { principal: written, ...said })],
    };
  });
}

/**
 * Edits the YAML so that somebody no longer holds a role in a zone, be it written with the zone or with them.
 * @throws BylawError `edit/unknown-zone` and so on, what `bindingToRemove` and `editRepository` throw
 */
export async function zoneRemoveRole(
  session: Session,
  { zone: given, principal }: ZoneHolder,
  options: EditingOptions & Omit<BindingChoice, 'zone'>,
): Promise<EditReport> {
  return editRepository(session, options, ({ organization }) => {
    const zone = knownDocument(organization, 'Zone', given);
    const { holder } = knownHolder(organization, principal);
    return {
      subject: `Remove role ${options.role} in zone ${zone.name} from ${holder.name}`,
      edits: [bindingToRemove(holder, { ...options, zone: zone.name })],
    };
  });
}

function knownHolder(
  organization: Organization,
  principal: string,
): { readonly kind: HolderKind; readonly written: string; readonly holder: EditedKinds[HolderKind] } {
  const [prefix = '', rest] = principal.includes('/') ? principal.split('/', 2) : ['member', principal];
  const kind = kinds[prefix];
  if (kind === undefined || rest === undefined) throw notAPrincipal(principal);
  const holder = knownDocument(organization, kind, rest);
  return { kind, written: `${prefix}/${holder.name}`, holder };
}

function notAPrincipal(given: string): BylawError {
  return new BylawError('edit/unknown-member', `\`${given}\` names nobody who can hold a role`, {
    hint: 'write `ana`, `team/core`, `service-account/ci` or `token/deploy`',
  });
}
