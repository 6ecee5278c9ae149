import type { RateRisk } from '../risk/rated-change.ts';
import type { AccessSet } from '../sets/access-set.ts';
import type { Effort } from '../sets/effort.ts';
import type { ChangedDocument } from './changed-documents.ts';

export interface DiffOptions {
  /** In milliseconds since 1970. What starts and ends later is compared at that moment. */
  readonly now: number;
  /** How far the forecast looks, in milliseconds; absent: 14 days. 0: it is not made. */
  readonly horizon?: number;
  readonly rate: RateRisk;
  /** Of somebody only this is compared; undefined: everything. Nothing but `changes` and `counts` is told then. */
  readonly within?: (principal: string) => AccessSet | undefined;
  /** What was changed, to tell what each change does. */
  readonly documents?: readonly ChangedDocument[];
  /** What all comparisons together may cost; absent: enough for any organization that was measured. */
  readonly effort?: Effort;
}
