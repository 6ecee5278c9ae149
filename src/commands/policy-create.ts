import { Args } from './args.ts';
import { describingFlags, several } from './edit-flags.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';
import { given } from './given.ts';

export default class PolicyCreate extends EditingCommand {
  static override summary = 'Edit the YAML so that there is one more policy.';
  static override description =
    'Writes a statement that allows, one that denies, or both; conditions are written by hand. Puts the policy where the organization keeps its policies, and prints the edit; every other byte stays. Refuses, and writes nothing, where the files would not be valid.';
  static override examples = [
    '<%= config.bin %> policy create read-events --allow events:read',
    '<%= config.bin %> policy create no-exports --deny "evidence:export" --resource "krn:acme:evidence:{org_id}:report/*"',
  ];
  static override makes = 'policy';
  static override args = {
    policy: Args.string({ description: 'the name of the policy', required: true }),
  };
  static override flags = {
    ...editingFlags,
    ...describingFlags,
    allow: several('an action that it allows', 'ACTION'),
    deny: several('an action that it denies, whatever allows it', 'ACTION'),
    resource: several('only on these resources', 'PATTERN'),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(PolicyCreate);
    const { policyCreate } = await import('../operations/edits/policies/policy-create.ts');
    const { description, allow, deny, resource: resources } = flags;
    const report = await policyCreate(this.session(flags), {
      ...args,
      ...this.editing(flags),
      ...given({ displayName: flags['display-name'], description, allow, deny, resources }),
    });
    return this.made(report);
  }
}
