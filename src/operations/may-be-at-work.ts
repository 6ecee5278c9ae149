import { hostname } from 'node:os';
import { isOver, processName } from '../disk/process-name.ts';
import type { RecordedEntry } from '../ledger/ledger.ts';
import { isHeldHere } from './held-intents.ts';
import { isOwnRun } from './runner.ts';

/**
 * Whether the apply of an intent may still be at work, as far as can be told: another host cannot be asked, nor can
 * another container of this one. Where a ledger is `shared` by a remote, a host of the same name need not be this
 * one either.
 */
export function mayBeAtWork({ entry }: Pick<RecordedEntry, 'entry'>, shared: boolean): boolean {
  const { id, host, process: number, instance } = entry.runner;
  if (host !== hostname()) return true;
  if (instance === undefined) return shared || (number === process.pid ? isHeldHere(id) : isAlive(number));
  if (instance !== processName()) return !isOver(instance, shared);
  // Another thread of this process cannot be asked either.
  return !isOwnRun(id) || isHeldHere(id);
}

function isAlive(number: number): boolean {
  try {
    process.kill(number, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
