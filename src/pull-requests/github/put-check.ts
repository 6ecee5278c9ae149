import { BylawError, invariant } from '../../diagnostic/bylaw-error.ts';
import type { WriteAnswer } from '../../providers/github/client/github-client.ts';
import type { Check } from '../../report/pull-request/check.ts';
import {
  annotationBatches,
  cut,
  type GithubAnnotation,
  longestTitle,
  mostAnnotations,
} from './annotation-batches.ts';
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
  const batches = annotationBatches(check.annotations);
  const output = { title: cut(sendableText(check.title), longestTitle), summary: summaryOf(check) };
  const [first = [], ...others] = batches;
  const made = await create(host, commit, check, { ...output, annotations: [...first] }).catch(
    async (error: unknown) => {
      if (first.length === 0) throw error;
      tellRefusal(host, error);
      return undefined;
    },
  );
  if (made === undefined) {
    const bare = { ...output, summary: noted(output.summary, 'GitHub did not take the remarks at lines.') };
    return shown(await create(host, commit, check, { ...bare, annotations: [] }));
  }
  let sent = first.length;
  for (const batch of others) {
    const adding = add(host, { run: Number(made.id), sent, output, batch });
    sent += await adding.catch((error: unknown) => tellRefusal(host, error));
  }
  return shown(made);
}

function shown({ html_url }: { readonly html_url: string | null }): { readonly url: string | undefined } {
  return { url: html_url ?? undefined };
}

/** What a file holds may make GitHub refuse remarks at its lines: the check itself is to be seen all the same. */
function tellRefusal(host: RepositoryHost, error: unknown): 0 {
  if (!(error instanceof BylawError) || error.code !== 'provider/refused') throw error;
  host.tell(`remarks at lines are left out: ${error.message}`);
  return 0;
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

/** Gives how many came. They add to those that are there: before any is sent again, those are counted. */
async function add(host: RepositoryHost, { run, sent, output, batch }: Addition): Promise<number> {
  const named = { ...host.named, check_run_id: run };
  for (let tries = 1; ; tries += 1) {
    const answer = await host.client.write(update, {
      ...named,
      output: { ...output, annotations: [...batch] },
    });
    if (!(await isWorthAnother(host, answer, tries))) {
      expectDone(answer, writing);
      return batch.length;
    }
    const { data } = await host.client.rest(one, named);
    if (data.output.annotations_count >= sent + batch.length) return batch.length;
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
  return noted(sendableText(summary), left > 0 ? `${left} more annotations are not shown.` : '');
}

function noted(summary: string, note: string): string {
  const text = note === '' ? summary : `${summary}\n\n${note}`;
  const length = Buffer.byteLength(text);
  invariant(length <= longestSummary, `a summary of ${length} bytes: GitHub takes ${longestSummary}`);
  return text;
}
