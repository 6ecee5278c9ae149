import type { HeldAccess, SystemAccess } from './system-access.ts';

/** Somebody's access in a system at a time. */
export interface Asked {
  readonly system: SystemAccess;
  readonly principal: string;
  readonly now: number;
  readonly held: HeldAccess;
}
