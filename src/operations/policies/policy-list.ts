import type { PolicyListReport } from '../../report/policies/policy-reports.ts';
import { policyTable } from '../../report/policies/policy-table.ts';
import { sortRows } from '../../report/tables/sort-rows.ts';
import { basisOf } from '../access/basis-of.ts';
import { withSource } from '../access/with-source.ts';
import type { Session } from '../session.ts';
import type { ListOptions } from '../views/list-options.ts';
import { summarisePolicies } from './summarise-policies.ts';

/** Every policy of an organization: its versions, which one is in force, and who uses it. */
export async function policyList(session: Session, options: ListOptions = {}): Promise<PolicyListReport> {
  return withSource(session, options, async (source) => {
    const { policies } = source.organization;
    const histories = [...(source.recorded?.histories.values() ?? [])];
    return {
      basis: basisOf(source),
      policies: sortRows(policyTable, await summarisePolicies(source, [...policies.values()]), options.sort),
      deleted: histories
        .filter(({ policy, versions }) => !policies.has(policy) && versions.length > 0)
        .map(({ policy, versions }) => ({ policy, newest: versions.length })),
    };
  });
}
