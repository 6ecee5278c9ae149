import { Args } from './args.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';

export default class TeamRemoveMember extends EditingCommand {
  static override summary = 'Edit the YAML so that somebody is no longer in a team.';
  static override description =
    'Takes one item out of the list of the team and prints the edit; every other byte of the file stays. Who is in a team below stays in this one through it. Refuses, and writes nothing, where the files would not be valid.';
  static override examples = ['<%= config.bin %> team remove-member writers bo'];
  static override args = {
    team: Args.string({ description: 'the name of the team', required: true }),
    member: Args.string({ description: '`bo`, or `service-account/ci`', required: true }),
  };
  static override flags = editingFlags;

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(TeamRemoveMember);
    const { teamRemoveMember } = await import('../operations/edits/teams/team-remove-member.ts');
    return this.made(await teamRemoveMember(this.session(flags), { ...args, ...this.editing(flags) }));
  }
}
