import type { JsonObject } from '../../digest/json.ts';
import type { Address } from '../address.ts';
import { type Rename, renameInState } from '../rename-in-state.ts';
import type { FileSteps } from './file-steps.ts';

/** One of the parts that the history of the files between two commits falls into. */
export interface HistoryPart {
  /** What it made of the files before it. */
  readonly made: FileSteps;
  /** What was proposed to whoever agreed to it; undefined where nobody can have. */
  readonly proposed: FileSteps | undefined;
}

/** A part of the history that had to do with something. */
export interface Maker {
  /** Which of the parts. */
  readonly part: number;
  /** Whether it did with it just what was proposed. */
  readonly asProposed: boolean;
}

/**
 * Which parts of the history, oldest first, made each thing what it is in the end, under the name that it has then. What is
 * not there no part had to do with.
 */
export function madeBy(parts: readonly HistoryPart[]): ReadonlyMap<string, readonly Maker[]> {
  let touched = new Map<string, Touched>();
  for (const [part, { made, proposed }] of parts.entries()) {
    for (const rename of made.renames) touched = renamedIn(touched, rename);
    for (const [key, { is, value }] of made.steps) {
      const maker = { part, asProposed: proposed?.steps.get(key)?.is === is };
      touched.set(key, { value, makers: [...(touched.get(key)?.makers ?? []), maker] });
    }
  }
  return new Map([...touched].map(([key, { makers }]) => [key, makers]));
}

interface Touched {
  readonly value: JsonObject | undefined;
  readonly makers: readonly Maker[];
}

/** What comes to have the same name has all their makers. */
function renamedIn(touched: ReadonlyMap<string, Touched>, rename: Rename): Map<string, Touched> {
  const found = new Map<string, Touched>();
  for (const [key, { value, makers }] of touched) {
    const [now, is] = value === undefined ? [key, value] : (renamedEntry(key, value, rename) ?? [key, value]);
    found.set(now, { value: is, makers: [...(found.get(now)?.makers ?? []), ...makers] });
  }
  return found;
}

function renamedEntry(address: Address, value: JsonObject, rename: Rename) {
  const [entry] = renameInState(new Map([[address, value]]), rename);
  return entry;
}
