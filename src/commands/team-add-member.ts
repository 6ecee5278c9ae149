import { Args } from './args.ts';
import { periodFlags } from './edit-flags.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';

export default class TeamAddMember extends EditingCommand {
  static override summary = 'Edit the YAML so that somebody is in a team.';
  static override description =
    'Adds one item to the list of the team and prints the edit; every other byte of the file stays. A list in the order of names stays in order. Refuses, and writes nothing, where the files would not be valid.';
  static override examples = [
    '<%= config.bin %> team add-member writers bo',
    {
      description: 'As maintainer, for a while',
      command:
        '<%= config.bin %> team add-member writers bo --maintainer --expires 2026-12-31 --reason "covers for ana"',
    },
    '<%= config.bin %> team add-member deploy service-account/ci',
  ];
  static override args = {
    team: Args.string({ description: 'the name of the team', required: true }),
    member: Args.string({ description: '`bo`, or `service-account/ci`', required: true }),
  };
  static override flags = {
    ...editingFlags,
    maintainer: Flags.boolean({ description: 'as maintainer, not as member' }),
    ...periodFlags,
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(TeamAddMember);
    const { teamAddMember } = await import('../operations/edits/teams/team-add-member.ts');
    const { maintainer, starts, expires, reason, ticket } = flags;
    const report = await teamAddMember(this.session(flags), {
      ...args,
      ...this.editing(flags),
      maintainer,
      ...given({ starts, expires, reason, ticket }),
    });
    return this.made(report);
  }
}
