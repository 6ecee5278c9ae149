import { resolve } from 'node:path';
import type { PullRequestReview } from '../operations/pull-requests/review-pull-request.ts';
import type { PlanResult } from '../operations/results.ts';
import type { Session } from '../operations/session.ts';
import { writeFile } from '../operations/write-file.ts';
import type { ReviewedPlan } from '../report/pull-request/reviewed-plan.ts';
import { renderJson } from '../report/render-json.ts';
import { BaseCommand, organizationsFlag, targetsFlag } from './base-command.ts';
import { describeError } from './describe-error.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';
import { horizonFlag } from './question-flags.ts';
import { allowFlag, holdRemovalsFlag, onlyFlag } from './selection-flags.ts';

const formats = ['text', 'json', 'markdown', 'html'] as const;
/** What makes no sense of a pull request, whose base it is compared with. */
const notOfPullRequests = ['against', 'offline', 'target', 'only', 'hold-removals', 'allow'];
const ofPullRequest = [{ type: 'some' as const, flags: ['pull-request', 'review'] }];
type Format = (typeof formats)[number];

interface Planned {
  readonly result: PlanResult;
  readonly pullRequest?: PullRequestReview;
  readonly reviewed?: ReviewedPlan;
  readonly unpublished?: Error;
}

/** Whoever reads JSON reads no other stream: why people were not told stands beside what they were told. */
function withFailure({ published, ...review }: PullRequestReview, failure: Error | undefined) {
  const failed = failure === undefined ? {} : { failed: describeError(failure).report };
  return { ...review, published: { ...published, ...failed } };
}

type PlanFlags = Awaited<ReturnType<Plan['parsed']>>;

export default class Plan extends BaseCommand {
  static override summary = 'Show what applying the YAML would change.';
  static override description =
    'Reads the work tree and each target and prints the difference; nothing is written. Mistakes in the YAML go to stderr. Exits 1 where the YAML has errors or a guard refuses the plan.';
  // What oclif makes of flags that shut each other out cannot be read.
  static override usage = [
    'plan [--out FILE] [--format text|json|markdown|html] [--org NAME...] [--target NAME...] [--only ADDRESS...]',
    'plan --against REVISION [--format text|json|markdown|html]',
    'plan --pull-request NUMBER [--fetch] [--comment] [--check] [--review-out FILE]',
    'plan --review FILE --run ID [--comment] [--check]',
  ];
  static override examples = [
    '<%= config.bin %> plan',
    { description: 'Keep the plan for apply', command: '<%= config.bin %> plan --out plan.json' },
    {
      description: 'What a branch changes, without reading a target',
      command: '<%= config.bin %> plan --against main',
    },
    {
      description: 'A page to look at, or to attach to a review',
      command: '<%= config.bin %> plan --format html > plan.html',
    },
    {
      description:
        'In CI: tell under a pull request what it changes, and whether those who have to agree did',
      command: '<%= config.bin %> plan --pull-request 12 --comment --check',
    },
    {
      description: 'Exit 2 where changes are pending',
      command: '<%= config.bin %> plan --detailed-exitcode',
    },
  ];
  static override flags = {
    org: organizationsFlag,
    target: targetsFlag,
    out: Flags.string({ description: 'also write the plan as JSON, for `apply`', helpValue: 'FILE' }),
    format: Flags.option({ options: formats, default: 'text' as const, description: 'how to print' })(),
    full: Flags.boolean({ description: 'list every change by itself, with all it holds' }),
    against: Flags.string({
      description: 'compare with the YAML of this commit, branch or tag; no target is read',
      helpValue: 'REVISION',
      exclusive: ['offline', 'target'],
    }),
    'pull-request': Flags.integer({
      description:
        'what this pull request on GitHub changes in its base; its commit has to be checked out, or to be fetched',
      helpValue: 'NUMBER',
      min: 1,
      exclusive: notOfPullRequests,
    }),
    fetch: Flags.boolean({
      description: 'fetch what merging the pull request makes, and plan that; nothing is checked out',
      dependsOn: ['pull-request'],
    }),
    'review-out': Flags.string({
      description:
        'leave in this file which pull request was planned, for a run that may tell people (`--review`)',
      helpValue: 'FILE',
      dependsOn: ['pull-request'],
    }),
    review: Flags.string({
      description:
        'plan the pull request that the file of a run (`--run`) names, where GitHub says that it was for it; fetched, not checked out',
      helpValue: 'FILE',
      dependsOn: ['run'],
      exclusive: ['pull-request', ...notOfPullRequests],
    }),
    run: Flags.integer({
      description: 'the number of the run that left the file, as in its address',
      helpValue: 'ID',
      min: 1,
      dependsOn: ['review'],
    }),
    repository: Flags.string({
      description: 'where the pull request is; default: GITHUB_REPOSITORY',
      helpValue: 'OWNER/NAME',
      relationships: ofPullRequest,
    }),
    comment: Flags.boolean({
      description: 'write the plan under the pull request, in one comment that is kept up to date',
      relationships: ofPullRequest,
    }),
    check: Flags.boolean({
      description: 'write a check of its commit, which succeeds only where it may be merged',
      relationships: ofPullRequest,
    }),
    offline: Flags.boolean({
      description: "compare with the ledger's last known state; needs no credentials",
    }),
    horizon: horizonFlag,
    only: onlyFlag,
    'hold-removals': holdRemovalsFlag,
    allow: allowFlag,
    'detailed-exitcode': Flags.boolean({
      description: 'exit 0 for no changes, 2 for changes pending, of guardrails too',
    }),
    strict: Flags.boolean({ description: 'exit 1 for warnings too' }),
  };

  async run(): Promise<unknown> {
    const flags = await this.parsed();
    const session = this.session(flags);
    const { result, pullRequest, reviewed, unpublished } = await this.planned(session, flags);
    await this.printDiagnostics(result.diagnostics, result.texts);
    if (result.plan !== undefined && flags.out !== undefined) {
      await writeFile(resolve(session.cwd, flags.out), renderJson(result.plan));
    }
    const { unplanned = [] } = result;
    const data = {
      diagnostics: result.diagnostics,
      plan: result.plan ?? null,
      notes: result.notes ?? [],
      ...(unplanned.length === 0 ? {} : { unplanned }),
      ...(pullRequest === undefined ? {} : { pullRequest: withFailure(pullRequest, unpublished) }),
    };
    if (flags.format === 'json') this.print(renderJson(data));
    // Of a pull request it is said with the verdict.
    else
      await this.printPlan(result, flags, {
        reviewed,
        unplanned: pullRequest === undefined ? unplanned : [],
      });
    if (pullRequest !== undefined && flags.format === 'text') await this.printReview(pullRequest);
    await this.setExitCode(result, flags.strict, flags['detailed-exitcode']);
    if (unpublished !== undefined) {
      // What is told as JSON tells it.
      if (!this.jsonEnabled()) throw unpublished;
      process.exitCode = 1;
    }
    // A check keeps it from being merged; without one this has to.
    if (pullRequest?.standing === 'needs-approval' && !flags.check) process.exitCode = 1;
    if (pullRequest?.standing === 'refused') process.exitCode = 1;
    return data;
  }

  private async parsed() {
    return (await this.parse(Plan)).flags;
  }

  private async planned(session: Session, flags: PlanFlags): Promise<Planned> {
    const { 'pull-request': number, review, run, org, horizon, fetch, repository, comment, check } = flags;
    const told = review === undefined || run === undefined ? undefined : { file: review, run };
    if (number !== undefined || told !== undefined) {
      const { reviewPullRequest } = await import('../operations/pull-requests/review-pull-request.ts');
      const out = flags['review-out'];
      const asked = { organizations: org, horizon, fetch, repository, comment, check };
      return reviewPullRequest(session, given({ ...asked, number, told, out }));
    }
    const { plan } = await import('../operations/plan.ts');
    const result = await plan(
      session,
      given({
        organizations: org,
        targets: flags.target,
        offline: flags.offline,
        against: flags.against,
        holdRemovals: flags['hold-removals'],
        horizon,
        only: flags.only,
        allow: flags.allow,
      }),
    );
    return { result };
  }

  private async printPlan(
    result: PlanResult,
    { format, full }: { readonly format: Format; readonly full: boolean },
    {
      reviewed,
      unplanned,
    }: { readonly reviewed: ReviewedPlan | undefined; readonly unplanned: readonly string[] },
  ): Promise<void> {
    const { plan } = result;
    if (reviewed !== undefined && format === 'markdown') {
      const { renderPlanComment } = await import('../report/pull-request/render-plan-comment.ts');
      return this.print(renderPlanComment(reviewed));
    }
    if (plan === undefined) return;
    const { unplannedNotes } = await import('../report/unplanned-notes.ts');
    const notes = [...(result.notes ?? []), ...unplannedNotes(unplanned)];
    if (format === 'markdown') {
      const { renderPlanMarkdown } = await import('../report/render-plan-markdown.ts');
      this.print(renderPlanMarkdown(plan, notes));
    } else if (format === 'html') {
      const { renderPlanHtml } = await import('../report/html/render-plan-html.ts');
      const { reviewNotes } = await import('../report/pull-request/review-notes.ts');
      this.print(renderPlanHtml(plan, { full, notes: [...reviewNotes(reviewed), ...notes] }));
    } else {
      const { renderPlanText } = await import('../report/render-plan-text.ts');
      this.print(renderPlanText(plan, { style: this.style, full, notes }));
    }
  }

  private async printReview(pullRequest: PullRequestReview): Promise<void> {
    const { renderReviewText } = await import('../report/pull-request/render-review-text.ts');
    this.print(renderReviewText(pullRequest, this.style));
  }

  private async setExitCode(
    { diagnostics, plan, unplanned = [] }: PlanResult,
    strict: boolean,
    detailed: boolean,
  ): Promise<void> {
    this.failOn(diagnostics, strict);
    if (plan === undefined || process.exitCode === 1) return;
    const { isEmptyPlan, isRefusedPlan } = await import('../report/count-changes.ts');
    const findings = plan.sections.flatMap((section) => section.findings);
    this.failOn(findings, strict);
    if (isRefusedPlan(plan)) process.exitCode = 1;
    const isPending = !isEmptyPlan(plan) || unplanned.length > 0;
    if (process.exitCode !== 1 && detailed && isPending) process.exitCode = 2;
  }
}
