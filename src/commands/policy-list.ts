import { BaseCommand } from './base-command.ts';
import { given } from './given.ts';
import { atFlag, organizationFlag } from './question-flags.ts';

export default class PolicyList extends BaseCommand {
  static override summary = 'List the policies with their versions, and who uses them.';
  static override examples = [
    '<%= config.bin %> policy list',
    {
      description: 'As they were applied by a day',
      command: '<%= config.bin %> policy list --at 2026-06-30',
    },
  ];
  static override flags = { org: organizationFlag, at: atFlag };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(PolicyList);
    const { policyList } = await import('../operations/policies/policy-list.ts');
    const report = await policyList(this.session(flags), given({ organization: flags.org, at: flags.at }));
    const { renderPolicyListText } = await import('../report/policies/render-policy-list-text.ts');
    this.print(renderPolicyListText(report, this.style));
    return report;
  }
}
