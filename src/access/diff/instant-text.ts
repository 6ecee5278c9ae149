import type { Instant } from '../../model/model.ts';

/** Milliseconds since 1970 as whole seconds. */
export function instantText(milliseconds: number): Instant {
  return new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}
