import { unreadable } from './unreadable.ts';

export interface AdaptiveSize {
  current(): number;
  /** GitHub could not answer so much at once. Throws where it cannot answer less, either. */
  halve(why: string): void;
  grow(): void;
}

const mostHalvings = 12;

/** How many to ask for at once: half as many whenever that was too much, and slowly more again. */
export function adaptiveSize(what: string, most: number, least = 1): AdaptiveSize {
  let size = most;
  let halvings = 0;
  return {
    current: () => size,
    halve(why) {
      halvings += 1;
      if (size === least || halvings > mostHalvings) {
        throw unreadable(what, `GitHub cannot answer even a small question in time (${why})`);
      }
      size = Math.max(least, Math.floor(size / 2));
    },
    grow() {
      size = Math.min(most, size + Math.ceil(size / 8));
    },
  };
}
