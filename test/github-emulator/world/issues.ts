import type { Issue } from '../hosted-state.ts';
import { type Place, tell } from '../hosting/place.ts';
import { Refusal } from '../refusal.ts';
import { labelNames } from './labels.ts';
import { mustFitTexts } from './text-limits.ts';

/** Issues and pull requests of a repository share one sequence. */
export function nextNumber({ hosted }: Pick<Place, 'hosted'>): number {
  return hosted.issues.size + 1;
}

export function addIssue(
  { state, hosted, now }: Place,
  fields: Pick<Issue, 'number' | 'author' | 'title' | 'body' | 'app'>,
): Issue {
  const issue: Issue = {
    id: state.number('issue'),
    ...fields,
    state: 'open',
    labels: new Set(),
    createdAt: now,
    updatedAt: now,
  };
  hosted.issues.set(issue.number, issue);
  return issue;
}

type IssueWish = Readonly<Record<string, unknown>>;

export function createIssue(
  place: Place,
  author: { readonly id: number; readonly app?: number; readonly mayLabel: boolean },
  wish: IssueWish,
): Issue {
  mustFitTexts('Issue', wish);
  const issue = addIssue(place, {
    number: nextNumber(place),
    author: author.id,
    title: String(wish.title),
    body: wish.body === undefined ? null : String(wish.body),
    ...(author.app === undefined ? {} : { app: author.app }),
  });
  // Of who may not label GitHub leaves the labels out and says nothing.
  for (const label of author.mayLabel ? labelNames(place, wish.labels) : []) {
    issue.labels.add(label);
  }
  tell(place, 'create', 'issue', `#${issue.number}`, { account: author.id, after: told(issue) });
  return issue;
}

export function updateIssue(place: Place, issue: Issue, by: number, wish: IssueWish): void {
  mustFitTexts('Issue', wish);
  if (wish.state === 'open' && place.hosted.pulls.get(issue.number)?.merged !== undefined) {
    throw new Refusal(422, 'Validation Failed', {
      errors: [{ resource: 'Issue', code: 'invalid', field: 'state' }],
    });
  }
  const before = told(issue);
  issue.title = String(wish.title ?? issue.title);
  issue.body = wish.body === undefined ? issue.body : (wish.body as string | null);
  if (wish.labels !== undefined) {
    issue.labels.clear();
    for (const label of labelNames(place, wish.labels)) {
      issue.labels.add(label);
    }
  }
  if (wish.state !== undefined && wish.state !== issue.state) {
    turn(place, issue, by, wish.state === 'closed');
  }
  if (wish.state_reason !== undefined && wish.state_reason !== null) {
    issue.stateReason = wish.state_reason as NonNullable<Issue['stateReason']>;
  }
  issue.updatedAt = place.now;
  tell(place, 'update', 'issue', `#${issue.number}`, { account: by, before, after: told(issue) });
}

function turn(place: Place, issue: Issue, by: number, close: boolean): void {
  issue.state = close ? 'closed' : 'open';
  issue.stateReason = close ? 'completed' : 'reopened';
  if (close) {
    issue.closedAt = place.now;
    issue.closedBy = by;
  } else {
    delete issue.closedAt;
    delete issue.closedBy;
  }
}

function told({ title, body, state, labels }: Issue): Record<string, unknown> {
  return { title, body, state, labels: [...labels] };
}
