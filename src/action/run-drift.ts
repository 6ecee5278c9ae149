import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { ScopeOptions } from '../operations/choose-scopes.ts';
import { type DriftResult, drift } from '../operations/drift/drift.ts';
import { publishDrift } from '../operations/drift/publish-drift.ts';
import { describeFailure } from '../report/describe-failure.ts';
import { driftDiagnostics } from '../report/drift/drift-diagnostics.ts';
import { driftStanding } from '../report/drift/drift-report.ts';
import { renderDriftMarkdown } from '../report/drift/render-drift-markdown.ts';
import { renderDriftText } from '../report/drift/render-drift-text.ts';
import { renderErrorText } from '../report/render-error-text.ts';
import { plain } from '../report/style.ts';
import { foundIn, type Outcome, type Run } from './outcome.ts';

/** What others changed in the targets since the last apply. */
export async function runDrift(run: Run): Promise<Outcome> {
  const { organizations, targets } = run.inputs;
  const scopes = {
    ...(organizations === undefined ? {} : { organizations }),
    ...(targets === undefined ? {} : { targets }),
  };
  const result = await drift(run.session, scopes).catch((error: unknown) => {
    if (isNothingToRead(error) && Object.keys(scopes).length === 0) return undefined;
    throw error;
  });
  if (result === undefined) return nothingToRead;
  const told = run.inputs.issue ? await tellInIssue(run, result, scopes) : {};
  const diagnostics = driftDiagnostics(result);
  const standing = driftStanding(result);
  return {
    text: `${renderDriftText(result, { style: plain, full: false, notes: result.notes })}${told.failure ?? ''}`,
    summary: renderDriftMarkdown(result),
    diagnostics,
    found: foundIn(diagnostics, { changes: standing !== 'fine' }),
    failsOn: ['error', 'changes'],
    isFailed: told.failure !== undefined,
    outputs: {
      changes: result.sections.flatMap(({ objects }) => objects.flatMap(({ changes }) => changes)).length,
      standing,
      ...(told.url === undefined ? {} : { 'issue-url': told.url }),
    },
  };
}

function isNothingToRead(error: unknown): boolean {
  return error instanceof BylawError && error.code === 'drift/nothing-to-read';
}

const why = 'No target keeps a state of its own: nobody else can have changed one.';

/** A schedule that every starter has does not fail each day until there is a target that it is for. */
const nothingToRead: Outcome = {
  text: `${why}\n`,
  summary: `${why}\n`,
  ...{ diagnostics: [], found: new Set(), failsOn: [], isFailed: false },
  outputs: { changes: 0, standing: 'fine' },
};

/** What was found is told all the same where the issue cannot be written. */
async function tellInIssue(
  { session, inputs: { repository } }: Run,
  result: DriftResult,
  scopes: ScopeOptions,
): Promise<{ readonly url?: string; readonly failure?: string }> {
  try {
    const published = await publishDrift(session, result, {
      ...scopes,
      ...(repository === undefined ? {} : { repository }),
    });
    return 'url' in published && published.url !== undefined ? { url: published.url } : {};
  } catch (error) {
    const { report, causes } = describeFailure(error);
    return { failure: renderErrorText(report, causes) };
  }
}
