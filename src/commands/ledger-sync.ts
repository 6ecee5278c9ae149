import { BaseCommand } from './base-command.ts';

export default class LedgerSync extends BaseCommand {
  static override summary = 'Bring the ledger of this clone and of its remote to the same entry.';
  static override description =
    'Whichever is behind takes over what the other has; where both hold entries of their own, nothing moves. An apply does this by itself; `log`, `audit show` and questions of access read this clone.';
  static override examples = ['<%= config.bin %> ledger sync'];

  async run(): Promise<unknown> {
    const { flags } = await this.parse(LedgerSync);
    const { ledgerSync } = await import('../operations/ledger-sync.ts');
    const result = await ledgerSync(this.session(flags), {});
    const { renderLedgerSyncText } = await import('../report/render-ledger-text.ts');
    this.print(renderLedgerSyncText(result));
    return result;
  }
}
