import { corruptLedger } from '../audit/corrupt.ts';
import type { LedgerEntry } from '../audit/entry.ts';
import type { Scope } from '../audit/scope.ts';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Instant } from '../model/model.ts';
import { isLeased } from './lease.ts';
import { mayBeAtWork } from './may-be-at-work.ts';

export interface FoundIntent {
  readonly intent: LedgerEntry;
  readonly leaseUntil: Instant;
  /** Whether its apply may still be at work, although its lease may have ended. */
  readonly mayBeAtWork: boolean;
  /** Whether its apply may be at work and its lease runs: nobody else may go on with it. */
  readonly running: boolean;
}

/** The intent of a scope that has no result. */
export async function lookForIntent(
  ledger: Ledger,
  scope: Scope,
  now: Instant,
  shared = ledger.remote !== undefined,
): Promise<FoundIntent | undefined> {
  const open = await ledger.openIntent(scope);
  if (open === undefined) return undefined;
  const found = await ledger.entryAt(open.sequence);
  if (found === undefined || found.entry.kind !== 'intent') {
    throw corruptLedger(`entry ${open.sequence} is open, but is no intent`);
  }
  const { leaseUntil } = open;
  const atWork = mayBeAtWork(found, shared);
  return {
    intent: found.entry,
    leaseUntil,
    mayBeAtWork: atWork,
    running: atWork && isLeased(leaseUntil, now),
  };
}

/**
 * The intent of a scope that has no result, once nobody else may go on with it.
 * @throws BylawError `apply/running` while its apply may be at work
 */
export async function findOpenIntent(
  ledger: Ledger,
  scope: Scope,
  now: Instant,
): Promise<FoundIntent | undefined> {
  const found = await lookForIntent(ledger, scope, now);
  if (found?.running === true) throw running(found.intent, found.leaseUntil);
  return found;
}

/** Who intended what, since when, and where. */
export function describeIntent({
  runner: by,
  actor,
  organization,
  target,
  sequence,
  at,
}: LedgerEntry): string {
  return `${actor.name} applies to ${organization}/${target} since ${at} (entry ${sequence}, process ${by.process} on ${by.host})`;
}

function running(intent: LedgerEntry, leaseUntil: string): BylawError {
  return new BylawError('apply/running', describeIntent(intent), {
    hint: `wait for its result; after ${leaseUntil} another apply takes over`,
  });
}
