import { BaseCommand } from './base-command.ts';
import { given } from './given.ts';
import { atFlag, nowFlag, organizationFlag } from './question-flags.ts';

export default class RoleList extends BaseCommand {
  static override summary = 'List the roles: what they hold, and how many hold them.';
  static override examples = ['<%= config.bin %> role list'];
  static override flags = { org: organizationFlag, at: atFlag, now: nowFlag };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(RoleList);
    const { roleList } = await import('../operations/roles/role-list.ts');
    const report = await roleList(
      this.session(flags),
      given({ organization: flags.org, at: flags.at, now: flags.now }),
    );
    const { renderRoleListText } = await import('../report/roles/render-role-list-text.ts');
    this.print(renderRoleListText(report, this.style));
    return report;
  }
}
