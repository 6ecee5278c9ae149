import type { PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Organization } from '../model/model.ts';
import { comparePlaces } from '../model/place.ts';
import type { Session } from './session.ts';

/** What lints say of organizations of a valid model, by place; of a shared document once. */
export async function lintModel(
  organizations: readonly Organization[],
  session: Pick<Session, 'now' | 'progress'>,
): Promise<readonly PlacedDiagnostic[]> {
  if (organizations.length === 0) return [];
  session.progress.step('looking for what is seldom meant');
  const { lintOrganization } = await import('../access/lints/lint-organization.ts');
  const now = Date.parse(session.now());
  const found = (
    await Promise.all(organizations.map((organization) => lintOrganization(organization, now)))
  ).flat();
  const once = new Map(found.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic]));
  return [...once.values()].sort((a, b) => comparePlaces(a.at, b.at));
}
