import { ListCommand, listedByWords } from './list-command.ts';
import { listFlags } from './question-flags.ts';

export default class TokenList extends ListCommand {
  static override summary = 'List the records of tokens: whose they are, and whether they give anything.';
  static override examples = [
    '<%= config.bin %> token list',
    {
      description: 'Those that expire first',
      command: '<%= config.bin %> token list --sort expires',
    },
  ];
  static override flags = listFlags;

  async run(): Promise<unknown> {
    const { flags } = await this.parse(TokenList);
    const { tokenList } = await import('../operations/views/token-list.ts');
    const { tokenTable } = await import('../report/views/token-table.ts');
    const report = await tokenList(this.session(flags), listedByWords(flags));
    await this.printRows(flags.format, report, { table: tokenTable, rows: report.tokens });
    return report;
  }
}
