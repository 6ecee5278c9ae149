import type { AdoptDriftOptions } from '../operations/drift/adopt-drift.ts';
import type { DriftResult } from '../operations/drift/drift.ts';
import type { PublishDriftOptions, PublishedDrift } from '../operations/drift/publish-drift.ts';
import type { Session } from '../operations/session.ts';
import { renderJson } from '../report/render-json.ts';
import { BaseCommand, organizationsFlag, targetsFlag } from './base-command.ts';
import { Flags } from './flags.ts';
import { given } from './given.ts';

const formats = ['text', 'json', 'markdown', 'github'] as const;
type Format = (typeof formats)[number];

interface Published {
  readonly issue?: PublishedDrift;
  readonly unpublished?: Error;
}

type Told = DriftResult & Pick<Published, 'issue'>;

export default class Drift extends BaseCommand {
  static override summary = 'Tell what others changed in a target since the last apply.';
  static override description =
    'Compares what the ledger recorded with what is there, and says who did it where the target keeps a log. Writes nothing to the target and nothing to the ledger: an apply records drift before it does what the files say. Exits 1 where there is drift, something expired is still enforced, or the target has findings.';
  static override examples = [
    '<%= config.bin %> drift',
    {
      description: 'With what applies found and recorded before',
      command: '<%= config.bin %> drift --since 2026-09-01',
    },
    {
      description: 'Write it into the files instead of taking it back',
      command: '<%= config.bin %> drift --adopt',
    },
    {
      description: 'On a schedule: keep one issue open while there is drift',
      command: '<%= config.bin %> drift --issue',
    },
    {
      description: 'Exit 2 where there is drift, to tell it from a failure',
      command: '<%= config.bin %> drift --detailed-exitcode',
    },
  ];
  static override flags = {
    org: organizationsFlag,
    target: targetsFlag,
    since: Flags.string({
      description: 'also what applies found and recorded since then: a date or an instant',
      helpValue: 'TIME',
    }),
    format: Flags.option({ options: formats, default: 'text' as const, description: 'how to print' })(),
    full: Flags.boolean({ description: 'every name and every text whole' }),
    issue: Flags.boolean({
      description:
        'tell it in one issue on GitHub that is kept up to date, and closed when there is no drift',
    }),
    repository: Flags.string({
      description: 'where the issue is; default: GITHUB_REPOSITORY',
      helpValue: 'OWNER/NAME',
      dependsOn: ['issue'],
    }),
    adopt: Flags.boolean({
      description: 'edit the YAML so that it says what was changed, and print the edit',
      exclusive: ['since', 'format', 'full', 'detailed-exitcode', 'issue'],
    }),
    commit: Flags.boolean({ description: 'commit the edit of --adopt, and nothing else' }),
    message: Flags.string({
      char: 'm',
      description: 'what the commit says; default: what was done',
      helpValue: 'TEXT',
    }),
    'detailed-exitcode': Flags.boolean({ description: 'exit 2 instead of 1 for drift' }),
  };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(Drift);
    const { org: organizations, target: targets, commit, message } = flags;
    if (flags.adopt) {
      const wish = commit || message !== undefined ? given({ message }) : undefined;
      return this.adopt(flags, given({ organizations, targets, commit: wish }));
    }
    const { drift } = await import('../operations/drift/drift.ts');
    const session = this.session(flags);
    const found = await drift(session, given({ organizations, targets, since: flags.since }));
    const { repository } = flags;
    const { issue, unpublished } = flags.issue
      ? await this.publish(session, found, given({ organizations, targets, repository }))
      : {};
    const result = issue === undefined ? found : { ...found, issue };
    await this.printDrift(result, flags.format, flags.full);
    const { hasDrift } = await import('../report/drift/drift-report.ts');
    if (hasDrift(result)) process.exitCode = flags['detailed-exitcode'] ? 2 : 1;
    if (unpublished !== undefined) throw unpublished;
    return result;
  }

  /** What was found is printed, too, where nobody could be told of it on GitHub. */
  private async publish(
    session: Session,
    found: DriftResult,
    options: PublishDriftOptions,
  ): Promise<Published> {
    const { publishDrift } = await import('../operations/drift/publish-drift.ts');
    try {
      return { issue: await publishDrift(session, found, options) };
    } catch (unpublished) {
      return { unpublished: unpublished as Error };
    }
  }

  private async adopt(flags: { readonly cwd?: string | undefined }, options: AdoptDriftOptions) {
    const { adoptDrift } = await import('../operations/drift/adopt-drift.ts');
    const report = await adoptDrift(this.session(flags), options);
    const { renderAdoptText } = await import('../report/drift/render-adopt-text.ts');
    this.print(renderAdoptText(report, this.style));
    if (report.refused.length > 0) process.exitCode = 1;
    return report;
  }

  private async printDrift(result: Told, format: Format, full: boolean): Promise<void> {
    if (format === 'json') this.print(renderJson(result));
    else if (format === 'markdown') {
      const { renderDriftMarkdown } = await import('../report/drift/render-drift-markdown.ts');
      this.print(renderDriftMarkdown(result));
    } else if (format === 'github') {
      const { renderDiagnosticsGithub } = await import('../report/render-diagnostics-github.ts');
      const { driftDiagnostics } = await import('../report/drift/drift-diagnostics.ts');
      this.print(renderDiagnosticsGithub(driftDiagnostics(result)));
    } else {
      const { renderDriftText } = await import('../report/drift/render-drift-text.ts');
      const { issue, notes } = result;
      this.print(renderDriftText(result, { style: this.style, full, notes, ...given({ issue }) }));
    }
  }
}
