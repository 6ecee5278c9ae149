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
  /** Whether its apply may still be at work, although its lease has ended. */
  readonly mayBeAtWork: boolean;
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
  const open = await ledger.openIntent(scope);
  if (open === undefined) return undefined;
  const found = await ledger.entryAt(open.sequence);
  if (found === undefined || found.entry.kind !== 'intent') {
    throw corruptLedger(`entry ${open.sequence} is open, but is no intent`);
  }
  const atWork = mayBeAtWork(found, ledger.remote !== undefined);
  if (atWork && isLeased(open.leaseUntil, now)) throw running(found.entry, open.leaseUntil);
  return { intent: found.entry, mayBeAtWork: atWork };
}

function running(
  { runner: by, actor, organization, target, sequence, at }: LedgerEntry,
  leaseUntil: string,
): BylawError {
  return new BylawError(
    'apply/running',
    `${actor.name} applies to ${organization}/${target} since ${at} (entry ${sequence}, process ${by.process} on ${by.host})`,
    { hint: `wait for its result; after ${leaseUntil} another apply takes over` },
  );
}
