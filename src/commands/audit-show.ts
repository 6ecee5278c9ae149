import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { Flags } from './flags.ts';

export default class AuditShow extends BaseCommand {
  static override summary = 'Show one entry of the ledger.';
  static override description =
    'Prints the record, what became of each change, and how the recorded state differs. Where much of one sort was created, it is counted, and --full lists it.';
  static override examples = [
    '<%= config.bin %> audit show 12',
    '<%= config.bin %> audit show 4f2c9ab --full',
  ];
  static override args = {
    entry: Args.string({ description: 'the number of an entry, or its commit', required: true }),
  };

  static override flags = {
    full: Flags.boolean({ description: 'list every change and file by itself, with all it holds' }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(AuditShow);
    const { auditShow } = await import('../operations/audit-show.ts');
    const result = await auditShow(this.session(flags), { entry: args.entry });
    const { renderAuditShowText } = await import('../report/render-audit-show-text.ts');
    this.print(renderAuditShowText(result, { style: this.style, full: flags.full }));
    return result;
  }
}
