import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { given } from './given.ts';
import { organizationFlag } from './question-flags.ts';

export default class InvitationResend extends BaseCommand {
  static override summary = 'Make another one-time code for an invitation, and send it.';
  static override description =
    "The code before counts no longer, and the time to accept begins anew. The code goes to the target's `notify`; without one it is printed, this once.";
  static override examples = ['<%= config.bin %> invitation resend bo'];
  static override args = {
    member: Args.string({ description: 'the name of the member', required: true }),
  };
  static override flags = { org: organizationFlag };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(InvitationResend);
    const { invitationResend } = await import('../operations/invitations/invitation-resend.ts');
    const report = await invitationResend(this.session(flags), {
      ...args,
      ...given({ organization: flags.org }),
    });
    const { renderInvitationText } = await import('../report/invitations/render-invitation-text.ts');
    this.print(renderInvitationText(report, this.style));
    return report;
  }
}
