import { ListCommand, listedByWords } from './list-command.ts';
import { listFlags } from './question-flags.ts';

export default class ServiceAccountList extends ListCommand {
  static override summary = 'List the service accounts: whose they are, and what they hold.';
  static override examples = [
    '<%= config.bin %> service-account list',
    {
      description: 'By owner',
      command: '<%= config.bin %> service-account list --sort owner',
    },
  ];
  static override flags = listFlags;

  async run(): Promise<unknown> {
    const { flags } = await this.parse(ServiceAccountList);
    const { serviceAccountList } = await import('../operations/views/service-account-list.ts');
    const { serviceAccountTable } = await import('../report/views/service-account-table.ts');
    const report = await serviceAccountList(this.session(flags), listedByWords(flags));
    await this.printRows(flags.format, report, { table: serviceAccountTable, rows: report.serviceAccounts });
    return report;
  }
}
