import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';
import { atFlag, nowFlag, organizationFlag } from './question-flags.ts';

export default class RoleShow extends BaseCommand {
  static override summary = 'Show a role: what it gives, who holds it, and what was recorded of it.';
  static override description =
    'What it gives is said of the role alone: a boundary, a zone or the scopes of a token may take from it.';
  static override examples = [
    '<%= config.bin %> role show event-reader',
    {
      description: 'As it was applied by a day',
      command: '<%= config.bin %> role show event-reader --at 2026-06-30',
    },
  ];
  static override args = { role: Args.string({ description: 'the name of the role', required: true }) };
  static override flags = {
    org: organizationFlag,
    at: atFlag,
    now: nowFlag,
    full: Flags.boolean({ description: 'name everybody who holds it, and list every event' }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(RoleShow);
    const { roleShow } = await import('../operations/roles/role-show.ts');
    const report = await roleShow(this.session(flags), {
      role: args.role,
      ...given({ organization: flags.org, at: flags.at, now: flags.now }),
    });
    const { renderRoleShowText } = await import('../report/roles/render-role-show-text.ts');
    this.print(renderRoleShowText(report, { style: this.style, full: flags.full }));
    return report;
  }
}
