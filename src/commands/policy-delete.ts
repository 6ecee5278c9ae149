import { Args } from './args.ts';
import { deletionFlags } from './edit-flags.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';

export default class PolicyDelete extends EditingCommand {
  static override summary = 'Edit the YAML so that a policy is no longer declared.';
  static override description =
    'Takes its document out and prints the edit; every other byte stays. Refuses, and writes nothing, where the files would not be valid. While something refers to it, it is refused, and every place named; --references takes those out too. Its versions stay in the ledger, and a policy of that name later continues their numbers.';
  static override examples = [
    '<%= config.bin %> policy delete read-events',
    '<%= config.bin %> policy delete read-events --references',
  ];
  static override args = {
    policy: Args.string({ description: 'the name of the policy', required: true }),
  };
  static override flags = { ...editingFlags, ...deletionFlags };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(PolicyDelete);
    const { deleteDocument } = await import('../operations/edits/delete-document.ts');
    const document = { kind: 'Policy', name: args.policy } as const;
    const options = { ...this.editing(flags), references: flags.references };
    return this.made(await deleteDocument(this.session(flags), document, options));
  }
}
