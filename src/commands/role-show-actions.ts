import { renderJson } from '../report/render-json.ts';
import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { given } from './given.ts';
import { atFlag, formatFlag, organizationFlag } from './question-flags.ts';

export default class RoleShowActions extends BaseCommand {
  static override summary = 'List the actions that a role gives, with the statements that give them.';
  static override examples = [
    '<%= config.bin %> role show-actions event-reader',
    '<%= config.bin %> role show-actions event-reader --format csv',
  ];
  static override args = { role: Args.string({ description: 'the name of the role', required: true }) };
  static override flags = { org: organizationFlag, at: atFlag, format: formatFlag };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(RoleShowActions);
    const { roleShowActions } = await import('../operations/roles/role-show-actions.ts');
    const report = await roleShowActions(this.session(flags), {
      role: args.role,
      ...given({ organization: flags.org, at: flags.at }),
    });
    const { renderRoleActionsCsv, renderRoleActionsText } = await import(
      '../report/roles/render-role-actions.ts'
    );
    if (flags.format === 'json') this.print(renderJson(report));
    else if (flags.format === 'csv') this.print(renderRoleActionsCsv(report));
    else this.print(renderRoleActionsText(report, this.style));
    return report;
  }
}
