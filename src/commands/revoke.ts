import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { Revocation } from '../report/revoke/revoke-report.ts';
import { Args } from './args.ts';
import { BaseCommand } from './base-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';
import { promptInterruption } from './prompt-interruption.ts';
import { organizationFlag } from './question-flags.ts';
import { isTerminal } from './standard-output.ts';

export default class Revoke extends BaseCommand {
  static override summary = 'The emergency exit: take all access from somebody at once.';
  static override description =
    'Suspends a member or a service account, or revokes a token, in every target of the organization, records that, and writes the edit that says the same. It takes and never gives, asks no guard, minds neither uncommitted files nor invalid ones, and takes over an apply that is at work. Until a commit that says the same is applied, every plan holds what would give the access back.';
  static override examples = [
    '<%= config.bin %> revoke member/bo --now --reason "laptop stolen"',
    { description: 'Without a question', command: '<%= config.bin %> revoke token/deploy --now --yes' },
  ];
  static override args = {
    principal: Args.string({
      description: 'whom: `member/bo`, `service-account/ci`, `token/deploy`, or a name that only one has',
      required: true,
    }),
  };
  static override flags = {
    org: organizationFlag,
    now: Flags.boolean({ description: 'yes, at once and without review' }),
    reason: Flags.string({ description: 'why; kept in the ledger', helpValue: 'TEXT' }),
    'even-owner': Flags.boolean({ description: 'also the only active owner' }),
    yes: Flags.boolean({ char: 'y', description: 'do not ask' }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(Revoke);
    if (!flags.now) throw notNow(args.principal);
    const { revoke } = await import('../operations/revoke/revoke.ts');
    const { renderRevokeText } = await import('../report/revoke/render-revoke-text.ts');
    const report = await revoke(this.session(flags), {
      principal: args.principal,
      evenOwner: flags['even-owner'],
      ...given({ organization: flags.org, reason: flags.reason }),
      confirm: (revocation) => this.confirm(revocation, flags.yes),
    });
    this.print(renderRevokeText(report, this.style));
    if (report.status !== 'revoked') process.exitCode = 1;
    return report;
  }

  private async confirm(revocation: Revocation, yes: boolean): Promise<boolean> {
    const { renderRevocation } = await import('../report/revoke/render-revoke-text.ts');
    if (!yes && (process.stdin.isTTY !== true || !isTerminal(1) || this.jsonEnabled())) {
      throw new BylawError('cli/not-a-terminal', 'revoke asks before it writes, and cannot ask here', {
        hint: 'pass --yes',
      });
    }
    this.print(renderRevocation(revocation, this.style));
    if (yes) return true;
    const { confirm } = await import('@inquirer/prompts');
    return confirm({ message: 'Revoke now?', default: false }).catch((error: unknown) => {
      throw promptInterruption(error) ?? error;
    });
  }
}

function notNow(principal: string): BylawError {
  const message = 'revoke acts at once, on every target and without review, and has to be told so';
  return new BylawError('revoke/not-now', message, {
    hint: `\`bylaw revoke ${principal} --now\`; with review: \`bylaw member suspend\` or \`bylaw token revoke\``,
  });
}
