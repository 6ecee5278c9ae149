import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { given } from './given.ts';
import { organizationFlag } from './question-flags.ts';

export default class TokenRevoke extends BaseCommand {
  static override summary = 'Edit the YAML so that a token may nothing any more.';
  static override description =
    'Sets `revoked: true` and prints the edit; every other byte of the file stays, and so does the record of the token. It may nothing once that is applied.';
  static override examples = ['<%= config.bin %> token revoke deploy'];
  static override args = {
    token: Args.string({ description: 'the name of the token', required: true }),
  };
  static override flags = { org: organizationFlag };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(TokenRevoke);
    const { tokenRevoke } = await import('../operations/edits/token-revoke.ts');
    const report = await tokenRevoke(this.session(flags), { ...args, ...given({ organization: flags.org }) });
    const { renderEditText } = await import('../report/edits/render-edit-text.ts');
    this.print(renderEditText(report, this.style));
    return report;
  }
}
