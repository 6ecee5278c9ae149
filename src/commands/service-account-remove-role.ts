import { Args } from './args.ts';
import { assignmentGiven, choiceFlags } from './edit-flags.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';

export default class ServiceAccountRemoveRole extends EditingCommand {
  static override summary = 'Edit the YAML so that a service account no longer holds a role.';
  static override description =
    'Takes one binding out, wherever it is written, and prints the edit; every other byte stays. Refuses, and writes nothing, where the files would not be valid.';
  static override examples = [
    '<%= config.bin %> service-account remove-role ci reader',
    '<%= config.bin %> service-account remove-role ci editor --zone payments',
  ];
  static override args = {
    account: Args.string({ description: 'the name of the service account', required: true }),
    role: Args.string({ description: 'the name of the role', required: true }),
  };
  static override flags = { ...editingFlags, ...choiceFlags };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(ServiceAccountRemoveRole);
    const { removeRole } = await import('../operations/edits/roles/assign-role.ts');
    const holder = { kind: 'ServiceAccount', name: args.account } as const;
    const options = { ...this.editing(flags), ...assignmentGiven(flags), role: args.role };
    return this.made(await removeRole(this.session(flags), holder, options));
  }
}
