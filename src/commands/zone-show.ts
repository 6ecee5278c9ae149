import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { askedOfOne, showFlags } from './question-flags.ts';

export default class ZoneShow extends BaseCommand {
  static override summary = 'Show a zone: what is in it, and who holds what there.';
  static override examples = [
    '<%= config.bin %> zone show payments',
    {
      description: 'As it was applied by a day',
      command: '<%= config.bin %> zone show payments --at 2026-06-30',
    },
  ];
  static override args = { zone: Args.string({ description: 'the name of the zone', required: true }) };
  static override flags = showFlags;

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(ZoneShow);
    const { zoneShow } = await import('../operations/views/zone-show.ts');
    const report = await zoneShow(this.session(flags), { ...args, ...askedOfOne(flags) });
    const { renderZoneShowText } = await import('../report/views/render-zone-show-text.ts');
    this.print(renderZoneShowText(report, { style: this.style, full: flags.full }));
    return report;
  }
}
