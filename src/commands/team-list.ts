import { ListCommand, listedByWords } from './list-command.ts';
import { listFlags } from './question-flags.ts';

export default class TeamList extends ListCommand {
  static override summary = 'List the teams: who is in them, and what they hold.';
  static override examples = [
    '<%= config.bin %> team list',
    {
      description: 'The largest first',
      command: '<%= config.bin %> team list --sort=-people',
    },
  ];
  static override flags = listFlags;

  async run(): Promise<unknown> {
    const { flags } = await this.parse(TeamList);
    const { teamList } = await import('../operations/views/team-list.ts');
    const { teamTable } = await import('../report/views/team-table.ts');
    const report = await teamList(this.session(flags), listedByWords(flags));
    await this.printRows(flags.format, report, { table: teamTable, rows: report.teams });
    return report;
  }
}
