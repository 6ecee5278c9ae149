import { Args } from './args.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';

export default class RoleAttachPolicy extends EditingCommand {
  static override summary = 'Edit the YAML so that a role holds a policy.';
  static override description =
    'Adds one item to the policies of the role and prints the edit; every other byte stays. Refuses, and writes nothing, where the files would not be valid.';
  static override examples = [
    '<%= config.bin %> role attach-policy exporter export-evidence',
    '<%= config.bin %> role attach-policy exporter export-evidence@3',
  ];
  static override args = {
    role: Args.string({ description: 'the name of the role', required: true }),
    policy: Args.string({
      description: 'the name of the policy, `@3` behind it for one version',
      required: true,
    }),
  };
  static override flags = editingFlags;

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(RoleAttachPolicy);
    const operations = await import('../operations/edits/roles/role-policies.ts');
    const options = { ...args, ...this.editing(flags) };
    return this.made(await operations.roleAttachPolicy(this.session(flags), options));
  }
}
