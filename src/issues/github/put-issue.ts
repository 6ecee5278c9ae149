import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { commentMark, markedBody, saysSame } from '../../pull-requests/github/comment-mark.ts';
import { expectDone } from '../../pull-requests/github/expect-done.ts';
import type { RepositoryHost } from '../../pull-requests/github/repository-host.ts';
import type { PutIssue, WantedIssue } from '../issue-host.ts';
import { changeIssue } from './change-issue.ts';
import { closedIssue, issueIn, type OwnIssue, openIssues } from './own-issues.ts';
import { sayUnder } from './say-under.ts';

const mostLooks = 5;
/** Milliseconds, twice as long each time: lists may show late what was written. */
const firstPause = 2000;

interface Work {
  readonly host: RepositoryHost;
  readonly mark: string;
  readonly title: string;
  readonly text: string;
  readonly news: WantedIssue['news'];
  /** Closed ones to which nothing was done since then are left alone. */
  readonly since: string;
  /** Opened by this run, again or anew; a list may not show it yet. */
  made?: OwnIssue;
  did: PutIssue['is'];
  /** What is to be said under it once it is edited. */
  due?: string | undefined;
}

type Step = { readonly is: 'done' | 'again' } | { readonly is: 'lost'; readonly why: string };

/**
 * Looks, does what is missing, and looks again: after a write whose answer was lost, and after opening one, as another
 * run may have done the same at the same time. Of two the older stays, whichever run sees it.
 */
export async function putIssue(
  host: RepositoryHost,
  name: string,
  { title, body, since, news }: WantedIssue & { readonly since: string },
): Promise<PutIssue> {
  const mark = commentMark(name);
  const text = markedBody(mark, body);
  const work: Work = { host, mark, title, text, news, since, did: 'unchanged' };
  let why = 'it was deleted again and again';
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const [kept, ...others] = await lookFor(work).catch((error: unknown) => madeAlone(work, error));
    const step = kept === undefined ? await open(work) : await edit(work, kept);
    if (kept !== undefined && step.is === 'done') {
      for (const other of others) await closeDouble(host, kept, other);
      if (work.due !== undefined) await sayUnder(host, kept, work.due);
      return { is: work.did, url: kept.url };
    }
    if (step.is === 'lost') {
      why = step.why;
      await host.wait(firstPause * 2 ** looks);
    }
  }
  throw new BylawError('provider/disconnected', `the issue: ${why}`, {
    hint: 'look at https://www.githubstatus.com, and run it again',
  });
}

async function lookFor({ host, mark, made }: Work): Promise<readonly OwnIssue[]> {
  const shown = await openIssues(host, mark);
  if (made === undefined || shown.some(({ number }) => number === made.number)) return shown;
  return [...shown, made].sort((one, other) => one.number - other.number);
}

/** What this run opened is there; unknown is only whether there are two. */
function madeAlone({ host, made }: Work, error: unknown): readonly OwnIssue[] {
  if (made === undefined || !(error instanceof BylawError) || error.code === 'cli/interrupted') throw error;
  host.tell(`whether there are two issues is not known: ${error.message}`);
  return [made];
}

async function open(work: Work): Promise<Step> {
  const closed = await closedIssue(work.host, work.mark, work.since);
  return closed === undefined ? create(work) : reopen(work, closed);
}

async function create(work: Work): Promise<Step> {
  const { host, title, text } = work;
  const wanted = { ...host.named, title, body: text };
  const answer = await host.client.write('POST /repos/{owner}/{repo}/issues', wanted);
  work.did = 'opened';
  if (answer.is === 'lost') return answer;
  work.made = issueIn(expectDone(answer, { what: 'the issue', permission: 'issues' }));
  return { is: 'again' };
}

async function reopen(work: Work, closed: OwnIssue): Promise<Step> {
  const step = await changeIssue(work.host, closed.number, { state: 'open', body: work.text });
  if (step.is === 'gone') return { is: 'again' };
  work.did = 'reopened';
  if (step.is === 'lost') return step;
  work.made = { ...closed, body: work.text };
  return { is: 'again' };
}

async function edit(work: Work, kept: OwnIssue): Promise<Step> {
  if (kept.number === work.made?.number || saysSame(kept.body, work.text)) return { is: 'done' };
  const step = await changeIssue(work.host, kept.number, { body: work.text });
  if (step.is === 'gone') return { is: 'again' };
  // Where the answer is lost, the next look may find it edited.
  work.due ??= work.news?.(kept.body);
  work.did = 'edited';
  return step;
}

/**
 * Two runs opened one each. Without its mark it is not opened again later. What cannot be closed is there twice, and is no
 * reason to fail.
 */
async function closeDouble(host: RepositoryHost, kept: OwnIssue, { number }: OwnIssue): Promise<void> {
  try {
    const body = `The same as #${kept.number}.`;
    await changeIssue(host, number, { state: 'closed', state_reason: 'not_planned', body });
  } catch (error) {
    if (!(error instanceof BylawError) || error.code === 'cli/interrupted') throw error;
    host.tell(`#${number}, which tells the same, could not be closed: ${error.message}`);
  }
}
