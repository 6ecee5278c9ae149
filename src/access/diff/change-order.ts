import type { Place } from '../../diagnostic/diagnostic.ts';
import type { AccessChange } from './access-diff.ts';

const kinds: readonly AccessChange['kind'][] = ['gained', 'unknown', 'wider', 'other', 'narrower', 'lost'];

/** Privileged gains first, then other gains and what is not known, then other conditions, then losses; many first. */
export function compareChanges(a: AccessChange<Place>, b: AccessChange<Place>): number {
  return (
    rank(a) - rank(b) ||
    b.principals.length - a.principals.length ||
    compare(a.principals[0], b.principals[0]) ||
    compare(a.actions[0], b.actions[0]) ||
    compare(a.from, b.from) ||
    compare(JSON.stringify(a), JSON.stringify(b))
  );
}

function rank({ kind, privileged }: AccessChange<Place>): number {
  const place = kinds.indexOf(kind);
  const group = place < 2 ? 0 : place < 5 ? 1 : 2;
  return group * 20 + (privileged ? 0 : 10) + place;
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
