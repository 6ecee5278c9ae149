import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';
import { atFlag, organizationFlag } from './question-flags.ts';

export default class PolicyShow extends BaseCommand {
  static override summary = 'Show a policy: the statements in force, in words, and who uses it.';
  static override examples = [
    '<%= config.bin %> policy show read-events',
    { description: 'An older version', command: '<%= config.bin %> policy show read-events --version 2' },
  ];
  static override args = { policy: Args.string({ description: 'the name of the policy', required: true }) };
  static override flags = {
    org: organizationFlag,
    at: atFlag,
    version: Flags.string({
      description: 'show this version, or `file` for the text of the file; default: what is in force',
      helpValue: 'N',
    }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(PolicyShow);
    const { policyShow } = await import('../operations/policies/policy-show.ts');
    const report = await policyShow(this.session(flags), {
      policy: args.policy,
      ...given({ organization: flags.org, at: flags.at, version: flags.version }),
    });
    const { renderPolicyShowText } = await import('../report/policies/render-policy-show-text.ts');
    this.print(renderPolicyShowText(report, this.style));
    return report;
  }
}
