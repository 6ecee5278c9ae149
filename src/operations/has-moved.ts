import { jsonEqual } from '../digest/json-equal.ts';
import type { ActualState } from '../plan/state.ts';

/** Whether a target holds anything else than when it was planned. */
export function hasMoved(planned: ActualState, now: ActualState): boolean {
  if (planned.entries === now.entries) return false;
  if (planned.entries.size !== now.entries.size) return true;
  return [...planned.entries].some(([address, value]) => !jsonEqual(now.entries.get(address), value));
}
