import { Args } from './args.ts';
import { describingFlags, several } from './edit-flags.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';

export default class RoleCreate extends EditingCommand {
  static override summary = 'Edit the YAML so that there is one more role.';
  static override description =
    'Puts the role where the organization keeps its roles: into a list of them, into a file of several documents, or into a file of its own, and prints the edit; every other byte stays. Refuses, and writes nothing, where the files would not be valid.';
  static override examples = [
    '<%= config.bin %> role create billing-viewer --permission billing:view',
    '<%= config.bin %> role create exporter --policy export-evidence --assignable-to member',
  ];
  static override makes = 'role';
  static override args = {
    role: Args.string({ description: 'the name of the role', required: true }),
  };
  static override flags = {
    ...editingFlags,
    ...describingFlags,
    permission: several('an action pattern, allowed on every resource', 'ACTION'),
    policy: several('a policy: `read-events`, or `read-events@3` to stay with that version', 'POLICY'),
    'assignable-to': Flags.option({
      options: ['member', 'team', 'service-account', 'token'] as const,
      description: 'who may hold it; default: all (repeatable)',
      helpValue: 'KIND',
      multiple: true,
      multipleNonGreedy: true,
    })(),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(RoleCreate);
    const { roleCreate } = await import('../operations/edits/roles/role-create.ts');
    const { description, permission: permissions, policy: policies } = flags;
    const [displayName, assignableTo] = [flags['display-name'], flags['assignable-to']];
    const report = await roleCreate(this.session(flags), {
      ...args,
      ...this.editing(flags),
      ...given({ displayName, description, permissions, policies, assignableTo }),
    });
    return this.made(report);
  }
}
