import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Organization } from '../../model/model.ts';
import { applyWaivers } from './apply-waivers.ts';
import { lintedOrganization, type Observations } from './linted-organization.ts';
import { lints } from './lints.ts';
import { someoneMayRaise } from './someone-may-raise.ts';

/**
 * What all lints say of an organization of a valid model, but for what it waives. Policies are judged by their files,
 * as the next apply publishes them.
 *
 * @param now milliseconds since 1970
 */
export async function lintOrganization(
  organization: Organization,
  now: number,
  observed: Observations = { mfa: undefined },
): Promise<readonly PlacedDiagnostic[]> {
  const linted = lintedOrganization(organization, now, observed);
  const findings = lints.flatMap((lint) => [...lint(linted)]);
  if (someoneMayRaise(linted)) {
    // It compiles the organization's access, which few organizations need.
    const { holdersCannotRaiseTheirAccess } = await import(
      './escalation/holders-cannot-raise-their-access.ts'
    );
    findings.push(...holdersCannotRaiseTheirAccess(linted));
  }
  return applyWaivers(findings, linted);
}
