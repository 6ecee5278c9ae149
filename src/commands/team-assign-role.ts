import { Args } from './args.ts';
import { assignmentFlags, assignmentGiven } from './edit-flags.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';

export default class TeamAssignRole extends EditingCommand {
  static override summary = 'Edit the YAML so that a team holds a role.';
  static override description =
    'Adds one binding to those of the team, its role alone where nothing else is said, and prints the edit; every other byte stays. Refuses, and writes nothing, where the files would not be valid.';
  static override examples = [
    '<%= config.bin %> team assign-role writers reader',
    '<%= config.bin %> team assign-role writers editor --zone payments --expires 2026-12-31 --reason "covers quarter close"',
  ];
  static override args = {
    team: Args.string({ description: 'the name of the team', required: true }),
    role: Args.string({ description: 'the name of the role', required: true }),
  };
  static override flags = { ...editingFlags, ...assignmentFlags };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(TeamAssignRole);
    const { assignRole } = await import('../operations/edits/roles/assign-role.ts');
    const holder = { kind: 'Team', name: args.team } as const;
    const options = { ...this.editing(flags), ...assignmentGiven(flags), role: args.role };
    return this.made(await assignRole(this.session(flags), holder, options));
  }
}
