import { ListCommand, listedByWords } from './list-command.ts';
import { listFlags } from './question-flags.ts';

export default class ZoneList extends ListCommand {
  static override summary = 'List the zones: what is in them, and how many hold roles there.';
  static override examples = [
    '<%= config.bin %> zone list',
    {
      description: 'For a spreadsheet',
      command: '<%= config.bin %> zone list --format csv > zones.csv',
    },
  ];
  static override flags = listFlags;

  async run(): Promise<unknown> {
    const { flags } = await this.parse(ZoneList);
    const { zoneList } = await import('../operations/views/zone-list.ts');
    const { zoneTable } = await import('../report/views/zone-table.ts');
    const report = await zoneList(this.session(flags), listedByWords(flags));
    await this.printRows(flags.format, report, { table: zoneTable, rows: report.zones });
    return report;
  }
}
