import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Organization } from '../../model/model.ts';
import { applyWaivers } from './apply-waivers.ts';
import { lintedOrganization } from './linted-organization.ts';
import { lints } from './lints.ts';

/**
 * What all lints say of an organization of a valid model, but for what it waives. Policies are judged by their files,
 * as the next apply publishes them.
 *
 * @param now milliseconds since 1970
 */
export function lintOrganization(organization: Organization, now: number): readonly PlacedDiagnostic[] {
  const linted = lintedOrganization(organization, now);
  const findings = lints.flatMap((lint) => [...lint(linted)]);
  return applyWaivers(findings, linted);
}
