import { Args } from './args.ts';
import { EditingCommand, editingFlags } from './editing-command.ts';

export default class TokenRevoke extends EditingCommand {
  static override summary = 'Edit the YAML so that a token may nothing any more.';
  static override description =
    'Sets `revoked: true` and prints the edit; every other byte of the file stays, and so does the record of the token. It may nothing once that is applied.';
  static override examples = ['<%= config.bin %> token revoke deploy'];
  static override args = {
    token: Args.string({ description: 'the name of the token', required: true }),
  };
  static override flags = editingFlags;

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(TokenRevoke);
    const { tokenRevoke } = await import('../operations/edits/tokens/token-revoke.ts');
    return this.made(await tokenRevoke(this.session(flags), { ...args, ...this.editing(flags) }));
  }
}
