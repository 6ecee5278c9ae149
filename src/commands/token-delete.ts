import { Args } from './args.ts';
import { deletionFlags } from './edit-flags.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';

export default class TokenDelete extends EditingCommand {
  static override summary = 'Edit the YAML so that a token is no longer declared.';
  static override description =
    'Takes its document out and prints the edit; every other byte stays. Refuses, and writes nothing, where the files would not be valid. While something refers to it, it is refused, and every place named; --references takes those out too. What was recorded of it stays in the ledger; to end what it may, `token revoke` is enough.';
  static override examples = [
    '<%= config.bin %> token delete deploy',
    '<%= config.bin %> token delete deploy --references',
  ];
  static override args = {
    token: Args.string({ description: 'the name of the token', required: true }),
  };
  static override flags = { ...editingFlags, ...deletionFlags };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(TokenDelete);
    const { deleteDocument } = await import('../operations/edits/delete-document.ts');
    const document = { kind: 'Token', name: args.token } as const;
    const options = { ...this.editing(flags), references: flags.references };
    return this.made(await deleteDocument(this.session(flags), document, options));
  }
}
