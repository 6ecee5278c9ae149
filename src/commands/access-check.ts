import { BaseCommand } from './base-command.ts';
import { askedByWords, decisionArgs, decisionFlags } from './question-flags.ts';

export default class AccessCheck extends BaseCommand {
  static override summary = 'Decide whether a principal may do something.';
  static override description =
    'Exits 0 for allow and 3 for deny. Prints every statement that matches with its path; a deny that wins stands first.';
  static override examples = [
    '<%= config.bin %> access check ana events:read krn:acme:events:acme:event/7',
    {
      description: 'With MFA, at a time',
      command:
        '<%= config.bin %> access check ana events:export krn:acme:events:acme:event/7 --context principal.mfa=true --now 2026-12-01T09:00:00Z',
    },
  ];
  static override args = decisionArgs;
  static override flags = decisionFlags;

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(AccessCheck);
    const { accessCheck } = await import('../operations/access/access-check.ts');
    const report = await accessCheck(this.session(flags), {
      principal: args.principal,
      ...askedByWords({ args, flags }),
    });
    const { renderAccessCheckText } = await import('../report/access/render-access-check-text.ts');
    this.print(renderAccessCheckText(report, this.style));
    if (report.decision === 'deny') process.exitCode = 3;
    return report;
  }
}
