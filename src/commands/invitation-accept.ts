import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';
import { organizationFlag } from './question-flags.ts';
import { readSecret } from './read-secret.ts';

export default class InvitationAccept extends BaseCommand {
  static override summary = 'Accept an invitation by its one-time code.';
  static override description =
    'From then on the member has what the files give them. The code is read from standard input, or asked for in a terminal; other users of this machine can see one given by --code. With --identity the account of who accepts is recorded: one that is known as somebody else is refused.';
  static override examples = [
    '<%= config.bin %> invitation accept bo < code.txt',
    {
      description: 'With the account that they have elsewhere',
      command: '<%= config.bin %> invitation accept bo --identity github=bo-hansson < code.txt',
    },
  ];
  static override args = {
    member: Args.string({ description: 'the name of the member', required: true }),
  };
  static override flags = {
    org: organizationFlag,
    code: Flags.string({
      description: 'the code; default: read from standard input',
      helpValue: 'CODE',
    }),
    identity: Flags.string({
      description: 'the account of who accepts in a system, such as `github=octocat` (repeatable)',
      helpValue: 'SYSTEM=ACCOUNT',
      multiple: true,
      multipleNonGreedy: true,
    }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(InvitationAccept);
    const session = this.session(flags);
    const code = flags.code ?? (await readSecret('One-time code:'));
    const { invitationAccept } = await import('../operations/invitations/invitation-accept.ts');
    const report = await invitationAccept(session, {
      ...args,
      code,
      ...given({ organization: flags.org, identity: flags.identity }),
    });
    const { renderInvitationText } = await import('../report/invitations/render-invitation-text.ts');
    this.print(renderInvitationText(report, this.style));
    return report;
  }
}
