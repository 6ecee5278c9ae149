import { BaseCommand } from './base-command.ts';
import { askedByWords, decisionArgs, decisionFlags } from './question-flags.ts';

export default class AccessExplain extends BaseCommand {
  static override summary =
    'Explain a decision: each link of each path, and who brought it in, when, in which commit.';
  static override description =
    'Follows the first-parent history, so that what came by a pull request is told with the commit that merged it.';
  static override examples = [
    '<%= config.bin %> access explain bo events:delete krn:acme:events:acme:event/held/7',
    {
      description: 'As it was applied by a day',
      command: '<%= config.bin %> access explain bo events:read krn:acme:events:acme:event/7 --at 2026-06-30',
    },
  ];
  static override args = decisionArgs;
  static override flags = decisionFlags;

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(AccessExplain);
    const { accessExplain } = await import('../operations/access/access-explain.ts');
    const report = await accessExplain(this.session(flags), {
      principal: args.principal,
      ...askedByWords({ args, flags }),
    });
    const { renderAccessExplainText } = await import('../report/access/render-access-explain-text.ts');
    this.print(renderAccessExplainText(report, this.style));
    return report;
  }
}
