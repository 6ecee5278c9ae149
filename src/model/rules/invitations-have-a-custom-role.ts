import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';

/** Any role but the owners' one is custom; owners themselves need none. */
export function* invitationsHaveACustomRole(declared: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const { organization, root } = declared;
  const invite = root.body.membership?.invite;
  if (typeof invite !== 'object' || invite.requiresCustomRole !== true || declared.mayBeRejected('Role'))
    return;
  const ownersRole = organization.membership.owners?.role;
  if ([...organization.roles.keys()].some((role) => role !== ownersRole)) return;
  const invited = [...organization.members.values()].find(
    ({ role }) => role === undefined || role !== ownersRole,
  );
  if (invited === undefined) return;
  yield createDiagnostic('model/no-custom-role', {
    message: `member \`${invited.name}\` is invited before there is a custom role`,
    at: placeAt(invited.origin, ['name']),
    related: [
      { at: placeAt(root.origin, ['membership', 'invite', 'requiresCustomRole']), message: 'required here' },
    ],
    hint: 'declare a role for members first',
  });
}
