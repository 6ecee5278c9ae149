import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { askedOfOne, showFlags } from './question-flags.ts';

export default class ServiceAccountShow extends BaseCommand {
  static override summary = 'Show what is declared of a service account.';
  static override examples = [
    '<%= config.bin %> service-account show ci',
    {
      description: 'As it was applied by a day',
      command: '<%= config.bin %> service-account show ci --at 2026-06-30',
    },
  ];
  static override args = {
    'service-account': Args.string({ description: 'the name of the service account', required: true }),
  };
  static override flags = showFlags;

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(ServiceAccountShow);
    const { serviceAccountShow } = await import('../operations/views/service-account-show.ts');
    const report = await serviceAccountShow(this.session(flags), {
      serviceAccount: args['service-account'],
      ...askedOfOne(flags),
    });
    const { renderServiceAccountShowText } = await import(
      '../report/views/render-service-account-show-text.ts'
    );
    this.print(renderServiceAccountShowText(report, { style: this.style, full: flags.full }));
    return report;
  }
}
