import type { Instant } from '../../../model/model.ts';
import type { GithubSnapshot } from '../snapshot.ts';

const day = 24 * 60 * 60 * 1000;
/** In 24 hours: GitHub takes few invitations of organizations that are new and free. */
const quotas = { new: 50, established: 500 };

/** How many invitations GitHub still takes: those sent in the last 24 hours that are still seen count already. */
export function invitationQuota(
  { organization, invitations }: Pick<GithubSnapshot, 'organization' | 'invitations'>,
  now: Instant,
): number {
  const at = Date.parse(now);
  const isPaid = organization.plan !== undefined && organization.plan !== 'free';
  const isOld = at - Date.parse(organization.createdAt) > 31 * day;
  const sent = invitations.filter(({ createdAt }) => at - Date.parse(createdAt) < day).length;
  return Math.max(0, (isPaid || isOld ? quotas.established : quotas.new) - sent);
}
