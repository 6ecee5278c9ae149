import { compareText } from '../../model/place.ts';
import type { PolicyListReport } from '../../report/policies/policy-reports.ts';
import { basisOf } from '../access/basis-of.ts';
import type { QuestionOptions } from '../access/question-options.ts';
import { withSource } from '../access/with-source.ts';
import type { Session } from '../session.ts';
import { summarisePolicies } from './summarise-policies.ts';

/** Every policy of an organization: its versions, which one is in force, and who uses it. */
export async function policyList(session: Session, options: QuestionOptions = {}): Promise<PolicyListReport> {
  return withSource(session, options, async (source) => {
    const { policies } = source.organization;
    const declared = [...policies.values()].sort((a, b) => compareText(a.name, b.name));
    const histories = [...(source.recorded?.histories.values() ?? [])];
    return {
      basis: basisOf(source),
      policies: await summarisePolicies(source, declared),
      deleted: histories
        .filter(({ policy, versions }) => !policies.has(policy) && versions.length > 0)
        .map(({ policy, versions }) => ({ policy, newest: versions.length })),
    };
  });
}
