import { renderJson } from '../report/render-json.ts';
import { Args } from './args.ts';
import { BaseCommand, organizationsFlag } from './base-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';
import { horizonFlag } from './question-flags.ts';

const formats = ['text', 'json', 'markdown', 'html'] as const;

export default class AccessDiff extends BaseCommand {
  static override summary = 'Show who gains and who loses what access between two commits, and through what.';
  static override description =
    'Compares effective access, not files: what a change of a team, a role, a policy or a guardrail means for each person, with deny and every other path taken into account. Those for whom nothing changes are not named. `A..B` compares two commits, `A...B` what B has of its own since it left A, `A` the files as they are with A.';
  static override examples = [
    '<%= config.bin %> access diff main...HEAD',
    { description: 'What is not committed yet', command: '<%= config.bin %> access diff HEAD' },
    {
      description: 'As a comment on a pull request',
      command: '<%= config.bin %> access diff origin/main...HEAD --format markdown',
    },
  ];
  static override args = {
    range: Args.string({
      description: '`A..B`, `A...B`, or `A` for the files as they are compared with A',
      required: true,
    }),
  };
  static override flags = {
    org: organizationsFlag,
    now: Flags.string({
      description: 'which bindings have started and expired; default: now',
      helpValue: 'TIME',
    }),
    horizon: horizonFlag,
    format: Flags.option({ options: formats, default: 'text' as const, description: 'how to print' })(),
    full: Flags.boolean({ description: 'list every change, name everybody, and say where each step stands' }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(AccessDiff);
    const { accessDiff } = await import('../operations/access/access-diff.ts');
    const { org, now, horizon } = flags;
    const report = await accessDiff(this.session(flags), {
      range: args.range,
      ...given({ organizations: org, now, horizon }),
    });
    if (flags.format === 'json') this.print(renderJson(report));
    else if (flags.format === 'markdown') {
      const { renderAccessDiffReportMarkdown } = await import(
        '../report/access-diff/render-access-diff-report-markdown.ts'
      );
      this.print(renderAccessDiffReportMarkdown(report));
    } else if (flags.format === 'html') {
      const { renderAccessDiffHtml } = await import('../report/html/render-access-diff-html.ts');
      this.print(renderAccessDiffHtml(report));
    } else {
      const { renderAccessDiffReportText } = await import(
        '../report/access-diff/render-access-diff-report-text.ts'
      );
      this.print(renderAccessDiffReportText(report, { style: this.style, full: flags.full }));
    }
    return report;
  }
}
