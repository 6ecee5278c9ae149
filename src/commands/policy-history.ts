import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { given } from './given.ts';
import { atFlag, organizationFlag } from './question-flags.ts';

export default class PolicyHistory extends BaseCommand {
  static override summary =
    'List the versions of a policy: when each was published, by whom, from which commit.';
  static override examples = ['<%= config.bin %> policy history read-events'];
  static override args = { policy: Args.string({ description: 'the name of the policy', required: true }) };
  static override flags = { org: organizationFlag, at: atFlag };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(PolicyHistory);
    const { policyHistory } = await import('../operations/policies/policy-history.ts');
    const report = await policyHistory(this.session(flags), {
      policy: args.policy,
      ...given({ organization: flags.org, at: flags.at }),
    });
    const { renderPolicyHistoryText } = await import('../report/policies/render-policy-history-text.ts');
    this.print(renderPolicyHistoryText(report, this.style));
    return report;
  }
}
