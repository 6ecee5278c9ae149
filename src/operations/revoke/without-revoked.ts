import type { Ledger } from '../../ledger/ledger.ts';
import type { Organization } from '../../model/model.ts';
import { inEmergency } from '../../plan/emergency.ts';

/** An organization with whoever is revoked in an emergency, in any of its targets, as revoked. */
export async function withoutRevoked(
  ledger: Pick<Ledger, 'organizations' | 'targets' | 'emergencies'>,
  declared: Organization,
): Promise<Organization> {
  const names = [declared.name, ...declared.previously];
  const scopes = ledger.organizations
    .filter((name) => names.includes(name))
    .flatMap((organization) => ledger.targets(organization).map((target) => ({ organization, target })));
  const emergencies = await Promise.all(scopes.map((scope) => ledger.emergencies(scope)));
  return inEmergency(declared, '', emergencies.flat()).organization;
}
