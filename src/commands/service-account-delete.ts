import { Args } from './args.ts';
import { deletionFlags } from './edit-flags.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';

export default class ServiceAccountDelete extends EditingCommand {
  static override summary = 'Edit the YAML so that a service account is no longer declared.';
  static override description =
    'Takes its document out and prints the edit; every other byte stays. Refuses, and writes nothing, where the files would not be valid. While something refers to it, it is refused, and every place named; --references takes those out too.';
  static override examples = [
    '<%= config.bin %> service-account delete ci',
    '<%= config.bin %> service-account delete ci --references',
  ];
  static override args = {
    account: Args.string({ description: 'the name of the service account', required: true }),
  };
  static override flags = { ...editingFlags, ...deletionFlags };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(ServiceAccountDelete);
    const { deleteDocument } = await import('../operations/edits/delete-document.ts');
    const document = { kind: 'ServiceAccount', name: args.account } as const;
    const options = { ...this.editing(flags), references: flags.references };
    return this.made(await deleteDocument(this.session(flags), document, options));
  }
}
