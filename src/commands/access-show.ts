import { renderJson } from '../report/render-json.ts';
import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { given } from './given.ts';
import { atFlag, formatFlag, nowFlag, organizationFlag } from './question-flags.ts';

export default class AccessShow extends BaseCommand {
  static override summary = 'Show what a principal may do, and by which paths.';
  static override description =
    'Looks at the whole catalogue. The work tree is asked as the next apply would leave it; --at asks a commit, or what was applied by a day.';
  static override examples = [
    '<%= config.bin %> access show ana',
    {
      description: 'Every action and statement, for a spreadsheet',
      command: '<%= config.bin %> access show member/ana --format csv > ana.csv',
    },
  ];
  static override args = {
    principal: Args.string({
      description: 'whom: `member/ana`, `team/core`, or a name that nobody else has',
      required: true,
    }),
  };
  static override flags = { org: organizationFlag, at: atFlag, now: nowFlag, format: formatFlag };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(AccessShow);
    const { accessShow } = await import('../operations/access/access-show.ts');
    const report = await accessShow(this.session(flags), {
      principal: args.principal,
      ...given({ organization: flags.org, at: flags.at, now: flags.now }),
    });
    if (flags.format === 'json') this.print(renderJson(report));
    else if (flags.format === 'csv') {
      const { renderAccessShowCsv } = await import('../report/access/render-access-csv.ts');
      this.print(renderAccessShowCsv(report));
    } else {
      const { renderAccessShowText } = await import('../report/access/render-access-show-text.ts');
      this.print(renderAccessShowText(report, this.style));
    }
    return report;
  }
}
