import { Args } from './args.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';

export default class MemberInvite extends EditingCommand {
  static override summary = 'Edit the YAML so that there are more members.';
  static override description =
    'Puts all of them where the organization keeps its members, or none. Each is named after what stands before the `@` of their address. Where the organization invites, they are pending once that is applied, until they accept; else they are members at once. Refuses, and writes nothing, where the files would not be valid.';
  static override examples = [
    '<%= config.bin %> member invite cleo@acme.example',
    {
      description: 'Several at once, with a role and into a team',
      command:
        '<%= config.bin %> member invite cleo@acme.example dan@acme.example --role admin --team writers',
    },
    '<%= config.bin %> member invite c.jones@acme.example --name cleo',
  ];
  static override strict = false;
  static override usage = 'member invite EMAIL... [--role ROLE] [--name NAME] [--team TEAM]';
  static override args = {
    email: Args.string({ description: 'the address of each', required: true }),
  };
  static override flags = {
    ...editingFlags,
    role: Flags.string({
      description: 'their organization role, or one bound to them; default: that of the organization',
      helpValue: 'ROLE',
    }),
    name: Flags.string({ description: 'the name of the one who is invited', helpValue: 'NAME' }),
    team: Flags.string({ description: 'the team that they are in from the start', helpValue: 'TEAM' }),
  };

  async run(): Promise<unknown> {
    const { argv, flags } = await this.parse(MemberInvite);
    const { memberInvite } = await import('../operations/edits/members/member-invite.ts');
    const { role, name, team } = flags;
    const report = await memberInvite(this.session(flags), {
      emails: argv.map(String),
      ...this.editing(flags),
      ...given({ role, name, team }),
    });
    return this.made(report);
  }
}
