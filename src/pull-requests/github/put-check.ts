import { invariant } from '../../diagnostic/bylaw-error.ts';
import type { WriteAnswer } from '../../providers/github/client/github-client.ts';
import type { Check } from '../../report/pull-request/check.ts';
import { annotationBatches, type GithubAnnotation, mostAnnotations } from './annotation-batches.ts';
import { expectDone } from './expect-done.ts';
import type { RepositoryHost } from './repository-host.ts';
import { sendableText } from './sendable-text.ts';

/** Bytes of UTF-8: GitHub speaks of characters, and refuses a summary of fewer [github/docs#35252]. */
const longestSummary = 65_535;
const mostTries = 4;
/** Milliseconds, twice as long each time. */
const firstPause = 2000;

const creation = 'POST /repos/{owner}/{repo}/check-runs';
const update = 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}';
const one = 'GET /repos/{owner}/{repo}/check-runs/{check_run_id}';

/** Whole with its first request but for annotations, which come 50 at a time. */
export async function putCheck(
  host: RepositoryHost,
  commit: string,
  check: Check,
): Promise<{ readonly url: string | undefined }> {
  invariant(/^[0-9a-f]{40,64}$/.test(commit), `a check of ${JSON.stringify(commit)}, which is no commit`);
  const [first = [], ...others] = annotationBatches(check.annotations);
  const output = { title: sendableText(check.title), summary: summaryOf(check) };
  const run = await create(host, commit, check, { ...output, annotations: [...first] });
  let sent = first.length;
  for (const batch of others) {
    await add(host, { run: Number(run.id), sent, output, batch });
    sent += batch.length;
  }
  return { url: run.html_url ?? undefined };
}

/** One of which the answer was lost is sent again: the newer one stands in the place of the other. */
async function create(
  host: RepositoryHost,
  commit: string,
  { name, conclusion, detailsUrl }: Check,
  output: { title: string; summary: string; annotations: GithubAnnotation[] },
) {
  for (let tries = 1; ; tries += 1) {
    const answer = await host.client.write(creation, {
      ...host.named,
      name,
      head_sha: commit,
      status: 'completed',
      conclusion: conclusion === 'action-required' ? 'action_required' : conclusion,
      ...(detailsUrl !== undefined && { details_url: detailsUrl }),
      output,
    });
    if (!(await isWorthAnother(host, answer, tries))) return expectDone(answer, writing);
  }
}

interface Addition {
  readonly run: number;
  /** How many the check has by now. */
  readonly sent: number;
  readonly output: { readonly title: string; readonly summary: string };
  readonly batch: readonly GithubAnnotation[];
}

/** Annotations add to those that are there: before any is sent again, those are counted. */
async function add(host: RepositoryHost, { run, sent, output, batch }: Addition): Promise<void> {
  const named = { ...host.named, check_run_id: run };
  for (let tries = 1; ; tries += 1) {
    const answer = await host.client.write(update, {
      ...named,
      output: { ...output, annotations: [...batch] },
    });
    if (!(await isWorthAnother(host, answer, tries))) {
      expectDone(answer, writing);
      return;
    }
    const { data } = await host.client.rest(one, named);
    if (data.output.annotations_count >= sent + batch.length) return;
  }
}

async function isWorthAnother(
  host: RepositoryHost,
  answer: WriteAnswer<typeof creation | typeof update>,
  tries: number,
): Promise<boolean> {
  if (answer.is !== 'lost' || tries === mostTries) return false;
  await host.wait(firstPause * 2 ** (tries - 1));
  return true;
}

const writing = { what: 'the check', permission: 'checks' } as const;

function summaryOf({ summary, annotations }: Check): string {
  const left = annotations.length - mostAnnotations;
  const note = left > 0 ? `\n\n${left} more annotations are not shown.` : '';
  const text = `${sendableText(summary)}${note}`;
  const length = Buffer.byteLength(text);
  invariant(length <= longestSummary, `a summary of ${length} bytes: GitHub takes ${longestSummary}`);
  return text;
}
