import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { askedOfOne, showFlags } from './question-flags.ts';

export default class TeamShow extends BaseCommand {
  static override summary = 'Show a team: who is in it, what it holds and inherits, and the teams below it.';
  static override examples = [
    '<%= config.bin %> team show writers',
    {
      description: 'As it was applied by a day',
      command: '<%= config.bin %> team show writers --at 2026-06-30',
    },
  ];
  static override args = { team: Args.string({ description: 'the name of the team', required: true }) };
  static override flags = showFlags;

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(TeamShow);
    const { teamShow } = await import('../operations/views/team-show.ts');
    const report = await teamShow(this.session(flags), { ...args, ...askedOfOne(flags) });
    const { renderTeamShowText } = await import('../report/views/render-team-show-text.ts');
    this.print(renderTeamShowText(report, { style: this.style, full: flags.full }));
    return report;
  }
}
