import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { LedgerEntry } from '../audit/entry.ts';

const id = randomUUID();

/** This process, as entries name it. */
export function runner(): LedgerEntry['runner'] {
  return { id, host: hostname(), process: process.pid };
}
