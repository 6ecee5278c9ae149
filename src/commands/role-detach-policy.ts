import { Args } from './args.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';

export default class RoleDetachPolicy extends EditingCommand {
  static override summary = 'Edit the YAML so that a role no longer holds a policy.';
  static override description =
    'Takes one item out of the policies of the role and prints the edit; every other byte stays. Refuses, and writes nothing, where the files would not be valid.';
  static override examples = ['<%= config.bin %> role detach-policy exporter export-evidence'];
  static override args = {
    role: Args.string({ description: 'the name of the role', required: true }),
    policy: Args.string({ description: 'the name of the policy', required: true }),
  };
  static override flags = editingFlags;

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(RoleDetachPolicy);
    const operations = await import('../operations/edits/roles/role-policies.ts');
    const options = { ...args, ...this.editing(flags) };
    return this.made(await operations.roleDetachPolicy(this.session(flags), options));
  }
}
