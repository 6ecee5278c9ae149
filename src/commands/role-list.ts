import { ListCommand, listedByWords } from './list-command.ts';
import { listFlags } from './question-flags.ts';

export default class RoleList extends ListCommand {
  static override summary = 'List the roles: what they hold, and how many hold them.';
  static override examples = [
    '<%= config.bin %> role list',
    {
      description: 'Those that most hold first',
      command: '<%= config.bin %> role list --sort=-held-by',
    },
  ];
  static override flags = listFlags;

  async run(): Promise<unknown> {
    const { flags } = await this.parse(RoleList);
    const { roleList } = await import('../operations/roles/role-list.ts');
    const { roleTable } = await import('../report/roles/role-table.ts');
    const report = await roleList(this.session(flags), listedByWords(flags));
    await this.printRows(flags.format, report, { table: roleTable, rows: report.roles });
    return report;
  }
}
