import type { Route } from '../client/rest-types.ts';
import type { Sent } from './attempt.ts';
import { ChangeFailed } from './change-failed.ts';
import { refusalWords } from './refusal-words.ts';

export type Done<R extends Route> = Extract<Sent<R>, { readonly is: 'done' }>;

/** Throws ChangeFailed with what GitHub said where it refused. */
export function expectDone<R extends Route>(sent: Sent<R>): Done<R> {
  if (sent.is === 'done') return sent;
  throw new ChangeFailed(refusalWords(sent));
}

/** The same where something is to go: what is gone already is done. */
export function expectGone<R extends Route>(sent: Sent<R>): void {
  if (sent.is === 'refused' && sent.status !== 404) throw new ChangeFailed(refusalWords(sent));
}
