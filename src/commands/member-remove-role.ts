import { Args } from './args.ts';
import { assignmentGiven, choiceFlags } from './edit-flags.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';

export default class MemberRemoveRole extends EditingCommand {
  static override summary = 'Edit the YAML so that a member no longer holds a role themselves.';
  static override description =
    'Takes a binding out of their document, or out of that of its zone; without their organization role they have the default one. What they have through a team stays. Refuses, and writes nothing, where the files would not be valid.';
  static override examples = [
    '<%= config.bin %> member remove-role bo billing-viewer',
    {
      description: 'Where they hold it in several places',
      command: '<%= config.bin %> member remove-role bo zone-manager --zone payments',
    },
  ];
  static override args = {
    member: Args.string({ description: 'the name of the member', required: true }),
    role: Args.string({ description: 'the name of the role', required: true }),
  };
  static override flags = { ...editingFlags, ...choiceFlags };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(MemberRemoveRole);
    const { memberRemoveRole } = await import('../operations/edits/members/member-remove-role.ts');
    const report = await memberRemoveRole(this.session(flags), {
      ...args,
      ...this.editing(flags),
      ...assignmentGiven(flags),
    });
    return this.made(report);
  }
}
