import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { PolicyShowReport } from '../../report/policies/policy-reports.ts';
import { basisOf } from '../access/basis-of.ts';
import type { QuestionOptions } from '../access/question-options.ts';
import { withSource } from '../access/with-source.ts';
import type { Session } from '../session.ts';
import { knownPolicy, textOf } from './policy-texts.ts';
import { summarisePolicies } from './summarise-policies.ts';

export interface PolicyShowOptions extends QuestionOptions {
  readonly policy: string;
  /** A number, or `file`; default: the version in force. */
  readonly version?: string;
}

/** One policy with the statements of one version. Throws `policy/unknown`, `policy/unknown-version`. */
export async function policyShow(session: Session, options: PolicyShowOptions): Promise<PolicyShowReport> {
  return withSource(session, options, async (source) => {
    const known = knownPolicy(source, options.policy);
    if (known.declared === undefined) throw noLongerDeclared(options.policy);
    const [policy] = await summarisePolicies(source, [known.declared]);
    if (policy === undefined) throw noLongerDeclared(options.policy);
    const which = options.version ?? (policy.inForce === null ? 'file' : String(policy.inForce));
    const { statements, version, standing } = textOf(known, which);
    return { basis: basisOf(source), policy, version, standing, statements };
  });
}

function noLongerDeclared(name: string): BylawError {
  return new BylawError('policy/unknown', `policy \`${name}\` is no longer declared`, {
    hint: `\`bylaw policy history ${name}\` shows the versions that it had`,
  });
}
