import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';

/** A declared active member is active or pending: which of the two is observed, so both words count it. */
export function* membersStayWithinTheLimit({
  organization,
  root,
}: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const { limit, counts } = organization.membership;
  if (limit === undefined) return;
  const counted = new Set<string>(counts.map((state) => (state === 'pending' ? 'active' : state)));
  const members = [...organization.members.values()].filter(({ status }) => counted.has(status)).length;
  if (members <= limit) return;
  const field = root.body.membership?.memberLimit === undefined ? 'plan' : 'memberLimit';
  yield createDiagnostic('model/too-many-members', {
    message: `${members} members count, where ${limit} may`,
    at: placeAt(root.origin, ['membership', field]),
    hint: 'no more can be added: remove or suspend members, or raise the limit',
  });
}
