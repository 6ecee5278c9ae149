import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { askedOfOne, showFlags } from './question-flags.ts';

export default class MemberShow extends BaseCommand {
  static override summary = 'Show what is declared of a member, and what they did lately.';
  static override description =
    'With activity: when they joined, when they last signed in, and the newest changes of the organization that are theirs. A commit counts as theirs where Git verifies their signature; an author line alone is shown as a claim.';
  static override examples = [
    '<%= config.bin %> member show ana',
    {
      description: 'As it was applied by a day',
      command: '<%= config.bin %> member show ana --at 2026-06-30',
    },
  ];
  static override args = { member: Args.string({ description: 'the name of the member', required: true }) };
  static override flags = showFlags;

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(MemberShow);
    const { memberShow } = await import('../operations/views/member-show.ts');
    const report = await memberShow(this.session(flags), { ...args, ...askedOfOne(flags) });
    const { renderMemberShowText } = await import('../report/views/render-member-show-text.ts');
    this.print(renderMemberShowText(report, { style: this.style, full: flags.full }));
    return report;
  }
}
