import { Args } from './args.ts';
import { describingFlags, several } from './edit-flags.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';

export default class TeamCreate extends EditingCommand {
  static override summary = 'Edit the YAML so that there is one more team.';
  static override description =
    'Puts the team where the organization keeps its teams: into a list of them, into a file of several documents, or into a file of its own. Prints the edit; every other byte stays. Refuses, and writes nothing, where the files would not be valid.';
  static override examples = [
    '<%= config.bin %> team create writers --member ana --member bo',
    '<%= config.bin %> team create editors --parent writers --description "Those who decide"',
  ];
  static override makes = 'team';
  static override args = {
    team: Args.string({ description: 'the name of the team', required: true }),
  };
  static override flags = {
    ...editingFlags,
    ...describingFlags,
    parent: Flags.string({ description: 'the team that it is part of', helpValue: 'TEAM' }),
    member: several('`bo`, or `service-account/ci`', 'NAME'),
    maintainer: several('who maintains it, named likewise', 'NAME'),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(TeamCreate);
    const { teamCreate } = await import('../operations/edits/teams/team-create.ts');
    const { description, parent, member: members, maintainer: maintainers } = flags;
    const report = await teamCreate(this.session(flags), {
      ...args,
      ...this.editing(flags),
      ...given({ displayName: flags['display-name'], description, parent, members, maintainers }),
    });
    return this.made(report);
  }
}
