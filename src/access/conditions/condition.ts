import type { Frame } from '../engine/frame.ts';
import type { KeyTable } from '../engine/key-table.ts';
import type { Variables } from '../engine/variable.ts';
import type { ZoneTable } from '../engine/zone-table.ts';

/** One key under one operator. */
export interface Condition {
  readonly holds: (frame: Frame) => boolean;
  /** Whether principal and time alone decide it: neither the resource nor what the caller tells. */
  readonly isSettled: boolean;
  /**
   * Whether it is about the zone of the resource. Where only a value names the zone, `*`, which is in none, counts
   * against access already.
   */
  readonly isOfResource: boolean;
}

/** What a condition is compiled with. */
export interface ConditionScope {
  readonly keys: KeyTable;
  readonly zones: ZoneTable;
  readonly variables: Variables;
  /** What cannot be judged counts against access: it makes a deny match and keeps an allow from it. */
  readonly isDeny: boolean;
  /** Called where the answer depends on the principal. */
  readonly onPrincipal: () => void;
}
