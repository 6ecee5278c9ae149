import { numbering } from '../numbering.ts';
import type { ResourceReach } from './access-diff.ts';

export interface ReachKeys {
  /** The same for what reads the same. */
  readonly text: string;
  /** The same for what reads the same but for what is left out. */
  readonly gist: string;
}

/** Short keys of resources in the words of people: many are told the same, and at length. */
export function reachKeys(): (reach: readonly ResourceReach[]) => ReachKeys {
  const numberOf = numbering();
  return (reach) => {
    let text = '';
    let gist = '';
    for (const { pattern, extent, except, allBut } of reach) {
      const own = ` ${extent} ${numberOf(pattern)}`;
      gist += own;
      text += own;
      if (except !== undefined) text += `${allBut === true ? '!' : '-'}${except.map(numberOf).join()}`;
    }
    return { text, gist };
  };
}
