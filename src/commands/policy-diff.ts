import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { given } from './given.ts';
import { atFlag, organizationFlag } from './question-flags.ts';

export default class PolicyDiff extends BaseCommand {
  static override summary = 'Compare two versions of a policy, statement by statement.';
  static override description =
    'Statements are found again by their sid, else by what they say. Without versions the newest text is compared with the version before it.';
  static override examples = [
    '<%= config.bin %> policy diff read-events v1 v2',
    { description: 'What the file changes', command: '<%= config.bin %> policy diff read-events 2 file' },
  ];
  static override args = {
    policy: Args.string({ description: 'the name of the policy', required: true }),
    from: Args.string({ description: 'a version such as `v2` or `2`, or `file`', required: false }),
    to: Args.string({ description: 'a version, or `file` for the text of the file', required: false }),
  };
  static override flags = { org: organizationFlag, at: atFlag };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(PolicyDiff);
    const { policyDiff } = await import('../operations/policies/policy-diff.ts');
    const report = await policyDiff(this.session(flags), {
      policy: args.policy,
      ...given({ organization: flags.org, at: flags.at, from: args.from, to: args.to }),
    });
    const { renderPolicyDiffText } = await import('../report/policies/render-policy-diff-text.ts');
    this.print(renderPolicyDiffText(report, this.style));
    return report;
  }
}
