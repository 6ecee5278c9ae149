import { accessSnapshot, type LoadedAccess, type Watch } from './access-snapshot.ts';
import type { AccessSnapshot, AccessVersion, Authorizer } from './authorizer.ts';

/** Answers from the newest version that `load` gave. Throws what the first load throws. */
export async function authorizerOf(load: () => Promise<LoadedAccess>, watch: Watch): Promise<Authorizer> {
  let current: AccessSnapshot = accessSnapshot(await load(), watch);
  let running: Promise<AccessVersion> | undefined;
  let waiting: Promise<AccessVersion> | undefined;

  /** What is loaded replaces the version before at once and whole: calls never wait, and see one of the two. */
  async function renew(): Promise<AccessVersion> {
    try {
      const next = accessSnapshot(await load(), watch);
      current = next;
      return next.version;
    } finally {
      running = undefined;
    }
  }

  function start(): Promise<AccessVersion> {
    waiting = undefined;
    running = renew();
    return running;
  }

  return {
    get version() {
      return current.version;
    },
    decide: (request, now) => current.decide(request, now),
    isAllowed: (request, now) => current.isAllowed(request, now),
    effectivePermissions: (principal, now) => current.effectivePermissions(principal, now),
    whoCan: (question, now) => current.whoCan(question, now),
    snapshot: () => current,
    reload() {
      if (waiting !== undefined) return waiting;
      if (running === undefined) return start();
      // What is being loaded may lack what this caller has just written: one more reload serves all who wait.
      waiting = running.then(start, start);
      return waiting;
    },
  };
}
