import { Args } from './args.ts';
import { deletionFlags } from './edit-flags.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';

export default class TeamDelete extends EditingCommand {
  static override summary = 'Edit the YAML so that a team is no longer declared.';
  static override description =
    'Takes its document out and prints the edit; every other byte stays. Refuses, and writes nothing, where the files would not be valid. While something refers to it, it is refused, and every place named; --references takes those out too. Teams below it have to be moved.';
  static override examples = [
    '<%= config.bin %> team delete writers',
    '<%= config.bin %> team delete writers --references --move-children-to staff',
  ];
  static override args = {
    team: Args.string({ description: 'the name of the team', required: true }),
  };
  static override flags = {
    ...editingFlags,
    ...deletionFlags,
    'move-children-to': Flags.string({
      description: 'the team that those below it come under',
      helpValue: 'TEAM',
    }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(TeamDelete);
    const { teamDelete } = await import('../operations/edits/teams/team-delete.ts');
    const report = await teamDelete(this.session(flags), {
      ...args,
      ...this.editing(flags),
      references: flags.references,
      ...given({ moveChildrenTo: flags['move-children-to'] }),
    });
    return this.made(report);
  }
}
