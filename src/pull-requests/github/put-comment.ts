import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { PutComment } from '../pull-request-host.ts';
import { commentMark, markedBody, saysSame } from './comment-mark.ts';
import { expectDone } from './expect-done.ts';
import { foldAway } from './fold-away.ts';
import { commentIn, type OwnComment, ownComments } from './own-comments.ts';
import type { RepositoryHost } from './repository-host.ts';

const mostLooks = 5;
/** Milliseconds, twice as long each time: lists may show late what was written. */
const firstPause = 2000;

interface Work {
  readonly host: RepositoryHost;
  readonly number: number;
  readonly mark: string;
  readonly text: string;
  /** Written by this run; a list may not show it yet. */
  made?: OwnComment;
  did: PutComment['is'];
}

type Step = { readonly is: 'done' | 'again' } | { readonly is: 'lost'; readonly why: string };

/**
 * Looks, does what is missing, and looks again: after a write whose answer was lost, and after writing anew, as another
 * run may have done the same at the same time. Of two the older stays, whichever run sees it.
 */
export async function putComment(
  host: RepositoryHost,
  number: number,
  { name, body }: { readonly name: string; readonly body: string },
): Promise<PutComment> {
  const mark = commentMark(name);
  const work: Work = {
    host,
    number,
    mark,
    text: markedBody(mark, body),
    did: 'unchanged',
  };
  let why = 'it was deleted again and again';
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const found = await lookFor(work).catch((error: unknown) => madeAlone(work, error));
    const [kept, ...others] = found;
    const step = kept === undefined ? await create(work) : await edit(work, kept);
    if (kept !== undefined && step.is === 'done') {
      await foldAway(host, others);
      return { is: work.did, url: kept.url };
    }
    if (step.is === 'lost') {
      why = step.why;
      await host.wait(firstPause * 2 ** looks);
    }
  }
  throw new BylawError('provider/disconnected', `the comment under #${number}: ${why}`, {
    hint: 'look at https://www.githubstatus.com, and run it again',
  });
}

async function lookFor({ host, number, mark, made }: Work): Promise<readonly OwnComment[]> {
  const shown = await ownComments(host, number, mark);
  return made === undefined || shown.some(({ id }) => id === made.id) ? shown : [...shown, made];
}

/** What this run wrote stands there; unknown is only whether it stands there twice. */
function madeAlone({ host, made }: Work, error: unknown): readonly OwnComment[] {
  if (made === undefined || !(error instanceof BylawError) || error.code === 'cli/interrupted') throw error;
  host.tell(`whether the comment stands there twice is not known: ${error.message}`);
  return [made];
}

async function create(work: Work): Promise<Step> {
  const { host, number, text } = work;
  const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
  const answer = await host.client.write(route, { ...host.named, issue_number: number, body: text });
  work.did = 'created';
  if (answer.is === 'lost') return answer;
  work.made = commentIn(expectDone(answer, writing(number)));
  return { is: 'again' };
}

async function edit(work: Work, kept: OwnComment): Promise<Step> {
  const { host, number, text, made } = work;
  if (kept.id === made?.id || saysSame(kept.body, text)) return { is: 'done' };
  const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
  const answer = await host.client.write(route, { ...host.named, comment_id: kept.id, body: text });
  // Deleted since it was looked at.
  if (answer.is === 'refused' && answer.status === 404) return { is: 'again' };
  work.did = 'edited';
  if (answer.is === 'lost') return answer;
  expectDone(answer, writing(number));
  return { is: 'done' };
}

function writing(number: number) {
  return { what: `the comment under #${number}`, permission: 'pull-requests' } as const;
}
