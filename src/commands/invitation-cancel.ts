import { Args } from './args.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';

export default class InvitationCancel extends EditingCommand {
  static override summary = 'Cancel an invitation, and take the member out of the YAML.';
  static override description =
    'The one-time code counts no longer, which is recorded at once; the next apply removes the member. Refuses, and changes nothing, where the invitation was accepted: then the member is suspended or removed.';
  static override examples = ['<%= config.bin %> invitation cancel bo'];
  static override args = {
    member: Args.string({ description: 'the name of the member', required: true }),
  };
  static override flags = editingFlags;

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(InvitationCancel);
    const { invitationCancel } = await import('../operations/invitations/invitation-cancel.ts');
    const report = await invitationCancel(this.session(flags), { ...args, ...this.editing(flags) });
    const { renderInvitationText } = await import('../report/invitations/render-invitation-text.ts');
    this.print(renderInvitationText(report, this.style));
    return report;
  }
}
