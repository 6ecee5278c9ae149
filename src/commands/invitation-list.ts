import { renderJson } from '../report/render-json.ts';
import { BaseCommand } from './base-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';
import { formatFlag, organizationFlag } from './question-flags.ts';

export default class InvitationList extends BaseCommand {
  static override summary = 'List the invitations that wait to be accepted, and those that expired.';
  static override examples = [
    '<%= config.bin %> invitation list',
    {
      description: 'With those that were accepted or cancelled',
      command: '<%= config.bin %> invitation list --all',
    },
  ];
  static override flags = {
    org: organizationFlag,
    all: Flags.boolean({ description: 'those that were accepted or cancelled, too' }),
    format: formatFlag,
  };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(InvitationList);
    const { invitationList } = await import('../operations/invitations/invitation-list.ts');
    const report = await invitationList(
      this.session(flags),
      given({ organization: flags.org, all: flags.all }),
    );
    const { renderInvitationListCsv, renderInvitationListText } = await import(
      '../report/invitations/render-invitation-list.ts'
    );
    if (flags.format === 'json') this.print(renderJson(report));
    else if (flags.format === 'csv') this.print(renderInvitationListCsv(report));
    else this.print(renderInvitationListText(report, this.style));
    return report;
  }
}
