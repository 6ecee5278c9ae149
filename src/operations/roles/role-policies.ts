import { versionResolver } from '../../access/engine/policy-versions.ts';
import type { Role } from '../../model/model.ts';
import type { RoleShowReport } from '../../report/roles/role-reports.ts';
import type { AskedSource } from '../access/asked-source.ts';

/** The policies of a role, each with the version that it follows or pins. */
export function rolePolicies(
  { organization, recorded }: AskedSource,
  { policies }: Role,
): RoleShowReport['policies'] {
  const versions =
    recorded === undefined ? undefined : { published: recorded.histories, expected: recorded.expected };
  const resolve = versionResolver(organization.policies, versions);
  return policies.map((reference) => {
    const found = resolve(reference);
    return { reference, version: found?.version ?? null, standing: found?.standing ?? null };
  });
}
