import type { RepositoryGrant } from './repository-grants.ts';
import { rankOf } from './role-mapping.ts';

export interface BestPermission {
  readonly permission: string;
  /** The grant that gives it. */
  readonly by: RepositoryGrant;
  /** Two grants of which GitHub can give one only. */
  readonly conflict?: readonly [RepositoryGrant, RepositoryGrant];
}

/**
 * What one team holds on one repository by several grants: the highest, which has all that is below it. A custom role
 * has at least `read`, and what else it has nobody here knows: beside another role only `admin` has it all.
 */
export function bestPermission(grants: readonly RepositoryGrant[]): BestPermission {
  const [highest] = [...grants]
    .filter(({ custom }) => custom === undefined)
    .sort((a, b) => rankOf(b.permission) - rankOf(a.permission));
  const customs = grants.filter(({ custom }) => custom !== undefined);
  const [custom] = customs;
  if (highest !== undefined && (custom === undefined || highest.permission === 'admin'))
    return { permission: highest.permission ?? 'read', by: highest };
  const by = (custom ?? grants[0]) as RepositoryGrant;
  const other =
    customs.find((each) => each.custom !== by.custom) ??
    (rankOf(highest?.permission) > 0 ? highest : undefined);
  return {
    permission: by.custom ?? 'read',
    by,
    ...(other === undefined ? {} : { conflict: [by, other] as const }),
  };
}
