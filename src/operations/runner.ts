import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Runner } from '../audit/entry.ts';
import { invariant } from '../diagnostic/bylaw-error.ts';
import { processName } from '../disk/process-name.ts';
import type { Session } from './session.ts';

const ids = new WeakMap<Session, string>();
const own = new Set<string>();

/**
 * The session of one run of an operation that writes. Two runs that draft the same entry at the same instant draft
 * two commits, so that neither takes the other's for its own.
 */
export function newRun(session: Session): Session {
  const run = Object.create(session) as Session;
  const id = randomUUID();
  ids.set(run, id);
  own.add(id);
  return run;
}

/** This run, as entries name it. */
export function runner(run: Session): Runner {
  const id = ids.get(run);
  invariant(id !== undefined, 'an entry is written by a run');
  return { id, host: hostname(), process: process.pid, instance: processName() };
}

/** Whether a run is of this thread. */
export function isOwnRun(id: string): boolean {
  return own.has(id);
}
