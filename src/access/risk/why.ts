import type { RatedChange } from './rated-change.ts';

/** Why a change that gives new access deserves care: one sentence; undefined where this is no reason. */
export type Why = (change: RatedChange) => string | undefined;
