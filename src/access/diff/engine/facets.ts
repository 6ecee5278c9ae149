import { type Subject, teamsAt } from '../../engine/subject.ts';

/** What the meaning of a statement, or of a scope, depends on beyond its text. */
export interface Facets {
  /** The keys of the principal that it reads, in lower case, sorted. */
  readonly reads: readonly string[];
  /** Whether it reads in which zone a resource lies. */
  readonly readsZone: boolean;
  /** The moments that it holds the time against, sorted; `open`: they stand in variables. */
  readonly clock: Clock;
}

export type Clock = 'open' | readonly number[];

const never: readonly number[] = [];
export const noFacets: Facets = { reads: [], readsZone: false, clock: never };

export function isPlain({ reads, clock }: Facets): boolean {
  return reads.length === 0 && clock !== 'open' && clock.length === 0;
}

export function unionOfFacets(all: readonly Facets[]): Facets {
  const telling = all.filter((each) => !isPlain(each) || each.readsZone);
  const [only] = telling;
  if (only === undefined) return noFacets;
  if (telling.length === 1) return only;
  const clocks = telling.map(({ clock }) => clock);
  return {
    reads: [...new Set(telling.flatMap(({ reads }) => reads))].sort(),
    readsZone: telling.some(({ readsZone }) => readsZone),
    clock: clocks.includes('open')
      ? 'open'
      : [...new Set(clocks.flatMap((clock) => (clock === 'open' ? [] : clock)))].sort((a, b) => a - b),
  };
}

/** What makes two meanings of the same text one: the same values, and the time on the same side of each moment. */
export function standing(facets: Facets, subject: Subject, now: number): string {
  if (isPlain(facets)) return '';
  const own = standings.get(subject) ?? new Map<Facets, Standing>();
  standings.set(subject, own);
  const before = own.get(facets);
  if (before?.now === now) return before.text;
  const values = valuesOf(facets, subject, now);
  const text = `(${values}@${placeInTime(facets.clock, now)})`;
  own.set(facets, { now, text });
  return text;
}

interface Standing {
  readonly now: number;
  readonly text: string;
}

/** It is asked for again with every action. */
const standings = new WeakMap<Subject, Map<Facets, Standing>>();

function valuesOf({ reads }: Facets, subject: Subject, now: number): string {
  return JSON.stringify(reads.map((name) => factOf(name, subject, now) ?? null));
}

const attributes = 'principal.attributes.';

function factOf(name: string, subject: Subject, now: number): unknown {
  if (name.startsWith(attributes)) {
    const value = subject.attributes.get(name.slice(attributes.length));
    // What nobody can read is like nothing that can be written.
    return typeof value === 'symbol' ? { ambiguous: [] } : value === undefined ? undefined : [value];
  }
  switch (name) {
    case 'principal.id':
      return subject.id;
    case 'principal.name':
      return subject.name;
    case 'principal.type':
      return subject.type;
    default:
      return teamsAt(subject, now);
  }
}

/** How many of the moments have passed, and whether it is one of them. */
function placeInTime(clock: Clock, now: number): string {
  if (clock === 'open') return String(now);
  const passed = clock.filter((moment) => moment < now).length;
  return clock[passed] === now ? `${passed}=` : String(passed);
}
