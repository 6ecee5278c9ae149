import type { RecordedState } from '../../../audit/recorded-state.ts';
import type { Instant, Organization, Target } from '../../../model/model.ts';
import type { SnapshotWish } from '../snapshot.ts';
import { declaredAccounts } from './declared-accounts.ts';
import { repositoryGrants } from './repository-grants.ts';
import { rankOf } from './role-mapping.ts';
import { hasEnded } from './when.ts';

export interface WishInput {
  /** Undefined where only its name is known. */
  readonly declared: Organization | undefined;
  readonly target: Pick<Target, 'manages'>;
  readonly recorded: RecordedState;
  readonly now: Instant;
}

/** What has to be read, beyond what always is: what the declaration turns on, and what was applied before. */
export function wishOf({ declared, target, recorded, now }: WishInput): SnapshotWish {
  const isManaged = (kind: string) => target.manages?.includes(kind) ?? true;
  const hasTeams = isManaged('team');
  const roles = [...(declared?.roles.values() ?? [])].map(({ github }) => github ?? {});
  const grants = declared === undefined || !hasTeams ? [] : [...repositoryGrants(declared)];
  const people = hasTeams || isManaged('member') || isManaged('service-account');
  return {
    repositories: grants.some(({ scope, binding }) => scope.isOpen && !hasEnded(binding, now)),
    customRepositoryRoles:
      hasTeams &&
      (roles.some(({ customRepositoryRole }) => customRepositoryRole !== undefined) || hasCustom(recorded)),
    organizationRoles:
      people &&
      (roles.some(({ assignedOrganizationRole }) => assignedOrganizationRole !== undefined) ||
        [...recorded.entries.keys()].some((address) => address.startsWith('binding:'))),
    logins:
      declared === undefined || !people
        ? []
        : declaredAccounts(declared).flatMap(({ login, isSuspended }) =>
            login === undefined || isSuspended ? [] : [login],
          ),
  };
}

function hasCustom({ entries }: RecordedState): boolean {
  return [...entries].some(
    ([address, { permission }]) =>
      address.startsWith('repository-permission:') && rankOf(String(permission)) < 0,
  );
}
