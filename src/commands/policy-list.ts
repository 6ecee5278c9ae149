import { ListCommand, listedByWords } from './list-command.ts';
import { listFlags } from './question-flags.ts';

const { now: _, ...flagsButNow } = listFlags;

export default class PolicyList extends ListCommand {
  static override summary = 'List the policies with their versions, and who uses them.';
  static override examples = [
    '<%= config.bin %> policy list',
    {
      description: 'As they were applied by a day',
      command: '<%= config.bin %> policy list --at 2026-06-30',
    },
  ];
  static override flags = flagsButNow;

  async run(): Promise<unknown> {
    const { flags } = await this.parse(PolicyList);
    const { policyList } = await import('../operations/policies/policy-list.ts');
    const { policyTable, policyNotes } = await import('../report/policies/policy-table.ts');
    const report = await policyList(this.session(flags), listedByWords(flags));
    const notes = policyNotes(report);
    await this.printRows(flags.format, report, { table: policyTable, rows: report.policies, notes });
    return report;
  }
}
