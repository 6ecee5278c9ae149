import type { JsonObject } from '../../digest/json.ts';
import { jsonEqual } from '../../digest/json-equal.ts';
import type { Address } from '../address.ts';
import { type Rename, renameInState } from '../rename-in-state.ts';
import type { FileSteps } from './file-steps.ts';
import { narrows } from './narrows.ts';

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
  /** Whether it only left it for a part of the time that a part before it gave it: it takes, and gives nothing. */
  readonly narrows: boolean;
}

/**
 * Which parts of the history, oldest first, made each thing what it is in the end, under the name that it has then. What is
 * not there no part had to do with.
 */
export function madeBy(parts: readonly HistoryPart[]): ReadonlyMap<string, readonly Maker[]> {
  return new Map([...touchedBy(parts)].map(([key, { makers }]) => [key, makers]));
}

/** The same with the parts without which that could not be told: those that gave it another name, too. */
export function toldBy(parts: readonly HistoryPart[]): ReadonlyMap<string, ReadonlySet<number>> {
  return new Map(
    [...touchedBy(parts)].map(([key, { makers, renaming }]) => {
      return [key, new Set([...makers.map(({ part }) => part), ...renaming])] as const;
    }),
  );
}

interface Touched {
  readonly value: JsonObject | undefined;
  /** Whether it was taken away since. */
  readonly isGone: boolean;
  readonly makers: readonly Maker[];
  /** The parts that gave it another name. */
  readonly renaming: readonly number[];
}

const untouched: Omit<Touched, 'value'> = { isGone: false, makers: [], renaming: [] };

function touchedBy(parts: readonly HistoryPart[]): ReadonlyMap<string, Touched> {
  let touched = new Map<string, Touched>();
  for (const [part, { made, proposed }] of parts.entries()) {
    for (const rename of made.renames) touched = renamedIn(touched, rename, part);
    for (const [key, { is, value, was }] of made.steps) {
      const before = touched.get(key);
      // Of what no part of this history gave nobody agreed to anything, however much of it is left.
      const isKnown = before?.value !== undefined && was !== undefined && jsonEqual(before.value, was);
      const isGone = was !== undefined && value === was;
      const asProposed = proposed?.steps.get(key)?.is === is;
      const maker = { part, asProposed, narrows: isKnown && !isGone && narrows(was, value) };
      // What makes it anew shows all of it, whatever had been there before it was taken away.
      const isNew = was === undefined && value !== undefined;
      const { makers, renaming } = isNew ? untouched : (before ?? untouched);
      touched.set(key, { value, isGone, makers: [...makers, maker], renaming });
    }
  }
  return touched;
}

/** What comes to have the same name has all their makers, but those of what was there before it and is not any longer. */
function renamedIn(
  touched: ReadonlyMap<string, Touched>,
  rename: Rename,
  part: number,
): Map<string, Touched> {
  const found = new Map<string, Touched>();
  for (const [key, { value, isGone, makers, renaming }] of touched) {
    const [now, is] = value === undefined ? [key, value] : (renamedEntry(key, value, rename) ?? [key, value]);
    const known = found.get(now) ?? untouched;
    const other = known.isGone ? untouched : known;
    if (isGone && found.has(now)) continue;
    found.set(now, {
      value: is,
      isGone,
      makers: [...other.makers, ...makers],
      renaming: [...other.renaming, ...renaming, ...(now === key ? [] : [part])],
    });
  }
  return found;
}

function renamedEntry(address: Address, value: JsonObject, rename: Rename) {
  const [entry] = renameInState(new Map([[address, value]]), rename);
  return entry;
}
