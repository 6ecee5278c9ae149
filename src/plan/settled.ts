import { mapOver } from '../digest/map-over.ts';
import {
  type Address,
  isEdgeAddress,
  knownAddress,
  type ObjectAddress,
  type ParsedAddress,
} from './address.ts';
import { holderOf } from './edge-ends.ts';
import type { StateEntries } from './state.ts';

/** How much a file declares. */
export interface SettledFile {
  readonly objects: number;
  /** The objects and their edges, as entries of a state. */
  readonly entries: number;
}

/**
 * The files of which an earlier plan found that the target has all they declare just so, where nothing that this
 * follows from is another: neither the file, nor what else makes its objects what they are, nor the target.
 */
export interface Settled {
  get(file: string): SettledFile | undefined;
  /** What the target holds. */
  readonly actual: StateEntries;
}

/**
 * How many entries the files make up of which objects were left out; undefined where not all of a file is declared
 * here, so that nothing is known.
 */
export function countSettled(left: ReadonlyMap<string, number>, { get }: Settled): number | undefined {
  let entries = 0;
  for (const [file, objects] of left) {
    const settled = get(file);
    if (settled?.objects !== objects) return undefined;
    entries += settled.entries;
  }
  return entries;
}

/** The entries of a desired state: `fresh`, and what the target holds of the objects of which `isSettled` says so. */
export function withSettled(
  fresh: StateEntries,
  actual: StateEntries,
  isSettled: (holder: ObjectAddress) => boolean,
  size: number,
): StateEntries {
  const holds = (address: Address) => isSettled(holderIn(knownAddress(address)));
  let whole: StateEntries | undefined;
  const all = () => {
    whole ??= new Map([...[...actual].filter(([address]) => holds(address)), ...fresh]);
    return whole;
  };
  return mapOver({
    size,
    get: (address) => fresh.get(address) ?? (holds(address) ? actual.get(address) : undefined),
    entries: all,
  });
}

/** The object itself, or the one that holds an edge. */
function holderIn(parsed: ParsedAddress): ObjectAddress {
  if (!isEdgeAddress(parsed)) return parsed;
  return { ...holderOf(parsed), organization: parsed.organization };
}
