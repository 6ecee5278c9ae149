import { Args } from './args.ts';
import { assignmentFlags, assignmentGiven } from './edit-flags.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';

export default class MemberAssignRole extends EditingCommand {
  static override summary = 'Edit the YAML so that a member has a role.';
  static override description =
    'Where the role may be the organization role, of which a member has one, it takes the place of theirs; any other, and one in a zone, on some resources or for a time, is bound to them beside what they hold. Refuses, and writes nothing, where the files would not be valid.';
  static override examples = [
    '<%= config.bin %> member assign-role bo admin',
    {
      description: 'For a while',
      command:
        '<%= config.bin %> member assign-role bo billing-viewer --expires 2026-12-31 --reason "covers quarter close" --ticket FIN-112',
    },
    '<%= config.bin %> member assign-role bo zone-manager --zone payments',
  ];
  static override args = {
    member: Args.string({ description: 'the name of the member', required: true }),
    role: Args.string({ description: 'the name of the role', required: true }),
  };
  static override flags = { ...editingFlags, ...assignmentFlags };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(MemberAssignRole);
    const { memberAssignRole } = await import('../operations/edits/members/member-assign-role.ts');
    const report = await memberAssignRole(this.session(flags), {
      ...args,
      ...this.editing(flags),
      ...assignmentGiven(flags),
    });
    return this.made(report);
  }
}
