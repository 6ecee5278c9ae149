import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { given } from './given.ts';
import { organizationFlag } from './question-flags.ts';

export default class MemberSuspend extends BaseCommand {
  static override summary = 'Edit the YAML so that a member has no access.';
  static override description =
    'Sets `status: suspended` and prints the edit; every other byte of the file stays, and so does what the member holds. They have no access once that is applied. Refuses, and writes nothing, where the files would not be valid.';
  static override examples = ['<%= config.bin %> member suspend bo'];
  static override args = {
    member: Args.string({ description: 'the name of the member', required: true }),
  };
  static override flags = { org: organizationFlag };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(MemberSuspend);
    const { memberSuspend } = await import('../operations/edits/member-status.ts');
    const report = await memberSuspend(this.session(flags), {
      ...args,
      ...given({ organization: flags.org }),
    });
    const { renderEditText } = await import('../report/edits/render-edit-text.ts');
    this.print(renderEditText(report, this.style));
    return report;
  }
}
