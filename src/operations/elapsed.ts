import { performance } from 'node:perf_hooks';
import type { Session } from './session.ts';

/** Milliseconds that pass evenly: only differences mean anything. */
export function elapsed(session: Pick<Session, 'elapsed'>): number {
  return session.elapsed?.() ?? performance.now();
}
