import type { Place } from '../../diagnostic/diagnostic.ts';
import type { Origin } from '../../parse/document.ts';
import { compareText, placeAt } from '../place.ts';

/** A cycle of documents that each name the next in the same field. */
export interface Cycle {
  /** The name that comes first in text order. */
  readonly first: string;
  /** `a → b → a`, each name in backticks; of a long one the first names and how many follow. */
  readonly text: string;
  /** Where each of those names the next, from the first on. */
  readonly places: readonly Place[];
}

/** More steps than these nobody follows with the eye, and a hostile file may have tens of thousands. */
const mostSteps = 20;

/** The cycles among documents that each name at most one other in a field, such as a team its `parent`. */
export function cyclesOf<Field extends string>(
  documents: ReadonlyMap<
    string,
    { readonly body: { readonly [F in Field]?: string }; readonly origin: Origin }
  >,
  field: Field,
): readonly Cycle[] {
  const next = new Map<string, string>();
  for (const [name, { body }] of documents) if (body[field] !== undefined) next.set(name, body[field]);
  return namesInCycles(next).map((names) => ({
    first: names[0] ?? '',
    text: textOf(names),
    places: names.slice(0, mostSteps).flatMap((name) => {
      const document = documents.get(name);
      return document === undefined ? [] : [placeAt(document.origin, [field])];
    }),
  }));
}

function textOf(names: readonly string[]): string {
  const steps = [...names, ...names.slice(0, 1)].map((name) => `\`${name}\``);
  const left = names.length - mostSteps;
  if (left > 0) steps.splice(mostSteps, left, `… ${left.toLocaleString('en-US')} more …`);
  return steps.join(' → ');
}

function namesInCycles(next: ReadonlyMap<string, string>): readonly (readonly string[])[] {
  const cycles: string[][] = [];
  const visitedFrom = new Map<string, string>();
  for (const start of [...next.keys()].sort(compareText)) {
    const path: string[] = [];
    let name: string | undefined = start;
    while (name !== undefined && !visitedFrom.has(name)) {
      visitedFrom.set(name, start);
      path.push(name);
      name = next.get(name);
    }
    // Back on a name of this very walk: from there on it is a cycle.
    if (name !== undefined && visitedFrom.get(name) === start) {
      cycles.push(fromFirst(path.slice(path.indexOf(name))));
    }
  }
  return cycles;
}

function fromFirst(cycle: readonly string[]): string[] {
  const at = cycle.indexOf(cycle.toSorted(compareText)[0] ?? '');
  return [...cycle.slice(at), ...cycle.slice(0, at)];
}
