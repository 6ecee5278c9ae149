import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { given } from './given.ts';
import { organizationFlag } from './question-flags.ts';

export default class MemberReactivate extends BaseCommand {
  static override summary = 'Edit the YAML so that a suspended member has access again.';
  static override description =
    'Sets `status: active` and prints the edit; every other byte of the file stays. They have what they held before once that is applied.';
  static override examples = ['<%= config.bin %> member reactivate bo'];
  static override args = {
    member: Args.string({ description: 'the name of the member', required: true }),
  };
  static override flags = { org: organizationFlag };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(MemberReactivate);
    const { memberReactivate } = await import('../operations/edits/member-status.ts');
    const report = await memberReactivate(this.session(flags), {
      ...args,
      ...given({ organization: flags.org }),
    });
    const { renderEditText } = await import('../report/edits/render-edit-text.ts');
    this.print(renderEditText(report, this.style));
    return report;
  }
}
