import type { Comment } from '../hosted-state.ts';
import { type Place, tell } from '../hosting/place.ts';
import { Refusal } from '../refusal.ts';
import type { Account } from '../state.ts';
import { longestBody } from './text-limits.ts';

function unprocessable(resource: string, message: string): Refusal {
  return new Refusal(422, 'Validation Failed', {
    errors: [{ resource, code: 'unprocessable', field: 'data', message }],
  });
}

function mustBeComment(body: string): void {
  if (body.trim() === '') {
    throw unprocessable('IssueComment', 'Body cannot be blank');
  }
  if (body.length > longestBody) {
    throw unprocessable('IssueComment', `Body is too long (maximum is ${longestBody} characters)`);
  }
}

export function createComment(
  place: Place,
  issue: number,
  by: Account,
  body: string,
  app: number | undefined,
): Comment {
  mustBeComment(body);
  const comment: Comment = {
    id: place.state.number('comment'),
    issue,
    author: by.id,
    ...(app === undefined ? {} : { app }),
    body,
    createdAt: place.now,
    updatedAt: place.now,
  };
  place.hosted.comments.set(comment.id, comment);
  touchIssue(place, issue);
  tell(place, 'create', 'comment', `#${issue}/${comment.id}`, { account: by.id, after: { body } });
  return comment;
}

export function updateComment(place: Place, comment: Comment, body: string): void {
  mustBeComment(body);
  const before = { body: comment.body };
  comment.body = body;
  comment.updatedAt = place.now;
  tell(place, 'update', 'comment', `#${comment.issue}/${comment.id}`, { before, after: { body } });
}

export function deleteComment(place: Place, comment: Comment): void {
  place.hosted.comments.delete(comment.id);
  touchIssue(place, comment.issue);
  tell(place, 'delete', 'comment', `#${comment.issue}/${comment.id}`, { before: { body: comment.body } });
}

/** Folds a comment away, which leaves its text and its time. */
export function minimizeComment(
  place: Pick<Place, 'owned' | 'changed'>,
  comment: Comment,
  reason: string,
): void {
  comment.minimized = reason;
  tell(place, 'update', 'comment', `#${comment.issue}/${comment.id}`, { after: { minimized: reason } });
}

function touchIssue({ hosted, now }: Place, number: number): void {
  const issue = hosted.issues.get(number);
  if (issue !== undefined) {
    issue.updatedAt = now;
  }
}
