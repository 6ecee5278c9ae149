import { resolve } from 'node:path';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { ApplyResult } from '../operations/apply-result.ts';
import { Args } from './args.ts';
import { BaseCommand, organizationsFlag, targetsFlag } from './base-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';
import { endGently } from './interruption.ts';
import { promptInterruption } from './prompt-interruption.ts';
import { readPlanFile } from './read-plan-file.ts';
import { allowFlag, holdRemovalsFlag, onlyFlag } from './selection-flags.ts';
import { isTerminal, writeTo } from './standard-output.ts';

type Plan = NonNullable<ApplyResult['plan']>;

export default class Apply extends BaseCommand {
  static override summary = 'Carry out the plan of HEAD and record it in the ledger.';
  static override description =
    'Reads HEAD, never the work tree, plans afresh, shows the plan and asks. With a saved plan only the changes that it names are made, and a change that the fresh plan lacks is refused.';
  static override examples = [
    '<%= config.bin %> apply',
    { description: 'Without a question, for machines', command: '<%= config.bin %> apply --yes' },
    { description: 'What a saved plan names', command: '<%= config.bin %> apply plan.json' },
    {
      description: 'Say how the plan differs from the one that was reviewed',
      command: '<%= config.bin %> apply --reviewed plan.json',
    },
    {
      description: 'One change',
      command: '<%= config.bin %> apply --only team-member:acme/writers/bo',
    },
  ];
  static override args = {
    plan: Args.string({ description: 'a plan written by `plan --out`', required: false }),
  };
  static override flags = {
    org: organizationsFlag,
    target: targetsFlag,
    yes: Flags.boolean({ char: 'y', description: 'do not ask' }),
    only: onlyFlag,
    'hold-removals': holdRemovalsFlag,
    allow: allowFlag,
    reviewed: Flags.string({
      description: 'compare with a plan that was reviewed, and tell what differs; it selects nothing',
      helpValue: 'FILE',
      exclusive: ['only'],
    }),
    repository: Flags.string({
      description:
        'where the pull requests are that brought what needs an approval; default: GITHUB_REPOSITORY, else a remote on GitHub',
      helpValue: 'OWNER/NAME',
    }),
    full: Flags.boolean({ description: 'list every change by itself, with all it holds' }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(Apply);
    let begun = false;
    const signal = endGently(() => this.tellEnding(begun));
    const session = { ...this.session(flags), signal };
    const planText = args.plan === undefined ? undefined : readPlanFile(resolve(session.cwd, args.plan));
    const { reviewed: reviewedFile } = flags;
    const reviewedText =
      reviewedFile === undefined ? undefined : readPlanFile(resolve(session.cwd, reviewedFile));
    const asked = given({ planText, planFile: args.plan, only: flags.only, allow: flags.allow });
    if (!flags.yes && !this.canAsk()) {
      const { checkGivenToApply } = await import('../operations/check-given-to-apply.ts');
      checkGivenToApply(session, asked);
      throw this.cannotAsk();
    }
    const { apply } = await import('../operations/apply.ts');
    let total = 0;
    let done = 0;
    const result = await apply(session, {
      ...asked,
      ...given({
        organizations: flags.org,
        targets: flags.target,
        holdRemovals: flags['hold-removals'],
        reviewedText,
        reviewedFile,
        repository: flags.repository,
      }),
      confirm: async (plan, reviewed) => {
        total = plan.sections.reduce((sum, { changes }) => sum + changes.length, 0);
        if (reviewed !== undefined) this.print(`${await this.compared(reviewed, flags.full)}\n`);
        begun = await this.confirm(plan, flags.yes, { full: flags.full, signal });
        return begun;
      },
      onOutcome: ({ address }) => {
        done += 1;
        this.progress.step(`applied ${done} of ${total}: ${address}`);
      },
    });
    // What came of it is told as it is; that somebody wanted it to end shows in the exit code.
    if (signal.aborted || result.status === 'interrupted') process.exitCode = 130;
    return this.conclude(result, flags.full);
  }

  private tellEnding(begun: boolean): void {
    this.progress.pause();
    if (this.jsonEnabled()) return;
    const what = begun
      ? 'finishing the change in hand and recording it'
      : 'no change was begun, and none will be: ending once the plan is read';
    writeTo(2, `\n${what}; once more ends at once\n`);
  }

  private async conclude(result: ApplyResult, full: boolean): Promise<unknown> {
    const { status, diagnostics, texts, refusals, earlier, sections, plan, reviewed } = result;
    await this.printDiagnostics(diagnostics, texts);
    // Where nothing was asked, nothing was told of it yet.
    if (reviewed !== undefined && status === 'nothing-to-do') this.print(await this.compared(reviewed, full));
    const { renderApplyText } = await import('../report/render-apply-text.ts');
    const text = renderApplyText(result, this.style, full);
    if (status === 'refused' || status === 'declined' || status === 'invalid') this.printRefusal(text);
    else this.print(text);
    if (status !== 'applied' && status !== 'nothing-to-do') process.exitCode ??= 1;
    const data = { status, diagnostics, refusals, earlier, sections, plan: plan ?? null };
    return { ...data, ...given({ reviewed }) };
  }

  private async compared(reviewed: NonNullable<ApplyResult['reviewed']>, full: boolean): Promise<string> {
    const { renderReviewedText } = await import('../report/render-reviewed-text.ts');
    return renderReviewedText(reviewed, this.style, full);
  }

  private async confirm(
    plan: Plan,
    yes: boolean,
    { full, signal }: { readonly full: boolean; readonly signal: AbortSignal },
  ): Promise<boolean> {
    const { renderPlanText } = await import('../report/render-plan-text.ts');
    this.print(`${renderPlanText(plan, { style: this.style, full })}\n`);
    if (yes) return true;
    const { confirm } = await import('@inquirer/prompts');
    const asked = confirm({ message: 'Apply this plan?', default: false }, { signal });
    // What an earlier answer let through is told before it ends.
    return asked.catch((error: unknown) => {
      throw promptInterruption(error) ?? error;
    });
  }

  private canAsk(): boolean {
    return process.stdin.isTTY === true && isTerminal(1) && !this.jsonEnabled();
  }

  private cannotAsk(): BylawError {
    const why = this.jsonEnabled() ? 'with --json' : 'without a terminal';
    return new BylawError('cli/not-a-terminal', `apply asks before it writes, and cannot ask ${why}`, {
      hint: 'look at `bylaw plan` first, then pass --yes',
    });
  }
}
