import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';
import { organizationFlag } from './question-flags.ts';

export default class PolicyRollback extends BaseCommand {
  static override summary = 'Edit the YAML so that a policy says what a published version said.';
  static override description =
    'Changes the statements alone and prints the edit; comments elsewhere stay. Commit it, and the next apply publishes the old statements as a new version. Refuses, and writes nothing, where the files would not be valid.';
  static override examples = ['<%= config.bin %> policy rollback read-events --to 2'];
  static override args = { policy: Args.string({ description: 'the name of the policy', required: true }) };
  static override flags = {
    org: organizationFlag,
    to: Flags.string({
      description: 'the version to go back to: `2` or `v2`',
      helpValue: 'N',
      required: true,
    }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(PolicyRollback);
    const { policyRollback } = await import('../operations/policies/policy-rollback.ts');
    const report = await policyRollback(this.session(flags), {
      policy: args.policy,
      to: flags.to,
      ...given({ organization: flags.org }),
    });
    const { renderPolicyRollbackText } = await import('../report/policies/render-policy-rollback-text.ts');
    this.print(renderPolicyRollbackText(report, this.style));
    return report;
  }
}
