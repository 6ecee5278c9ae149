import { renderJson } from '../report/render-json.ts';
import { BaseCommand } from './base-command.ts';
import { Flags } from './flags.ts';
import { actionArgs, askedByWords, decisionFlags, formatFlag } from './question-flags.ts';

export default class AccessWhoCan extends BaseCommand {
  static override summary = 'Show who may do something, and by which paths.';
  static override description =
    'Those who might with more in the context are told apart, with what it would take.';
  static override examples = [
    '<%= config.bin %> access who-can events:read krn:acme:events:acme:event/7',
    {
      description: 'With MFA',
      command:
        '<%= config.bin %> access who-can events:export krn:acme:events:acme:event/7 --context principal.mfa=true',
    },
  ];
  static override args = actionArgs;
  static override flags = {
    ...decisionFlags,
    format: formatFlag,
    full: Flags.boolean({ description: 'name everybody' }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(AccessWhoCan);
    const { accessWhoCan } = await import('../operations/access/access-who-can.ts');
    const report = await accessWhoCan(this.session(flags), {
      ...askedByWords({ args, flags }),
    });
    if (flags.format === 'json') this.print(renderJson(report));
    else if (flags.format === 'csv') {
      const { renderWhoCanCsv } = await import('../report/access/render-access-csv.ts');
      this.print(renderWhoCanCsv(report));
    } else {
      const { renderWhoCanText } = await import('../report/access/render-who-can-text.ts');
      this.print(renderWhoCanText(report, { style: this.style, full: flags.full }));
    }
    return report;
  }
}
