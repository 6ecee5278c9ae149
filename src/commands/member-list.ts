import { Flags } from './flags.ts';
import { given } from './given.ts';
import { ListCommand, listedByWords } from './list-command.ts';
import { listFlags } from './question-flags.ts';

export default class MemberList extends ListCommand {
  static override summary = 'List the members.';
  static override description =
    'Teams and bindings are counted that are in force now and name the member themselves.';
  static override examples = [
    '<%= config.bin %> member list',
    {
      description: 'Who is in a team or in one below it, the role first',
      command: '<%= config.bin %> member list --team engineering --sort role',
    },
    { description: 'Who lacks MFA first', command: '<%= config.bin %> member list --mfa --sort mfa' },
    {
      description: 'Who is suspended, for a spreadsheet',
      command: '<%= config.bin %> member list --status suspended --format csv > suspended.csv',
    },
  ];
  static override flags = {
    ...listFlags,
    role: Flags.string({
      description: 'only who has this role, as the organization role or by a binding of their own',
      helpValue: 'ROLE',
    }),
    team: Flags.string({ description: 'only who is in this team, or in one below it', helpValue: 'TEAM' }),
    status: Flags.option({
      options: ['active', 'pending', 'suspended'] as const,
      description: 'only those of this status; pending is who has not accepted an invitation',
    })(),
    mfa: Flags.boolean({
      description: 'also who has MFA, as `observe` recorded it, and whom it lacks where it matters',
    }),
  };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(MemberList);
    const { memberList } = await import('../operations/views/member-list.ts');
    const { memberTable } = await import('../report/views/member-table.ts');
    const { role, team, status, mfa } = flags;
    const { renderMfaPosture } = await import('../report/views/mfa-posture.ts');
    const report = await memberList(this.session(flags), {
      ...listedByWords(flags),
      mfa,
      ...given({ role, team, status }),
    });
    const notes = report.mfa === undefined ? [] : renderMfaPosture(report.mfa);
    await this.printRows(flags.format, report, { table: memberTable, rows: report.members, notes });
    return report;
  }
}
