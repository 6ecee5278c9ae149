import type { Given } from './tails-asked.ts';

/**
 * What a way gives to somebody by all that they have of it, the last first. Whoever has the same in the same order
 * shares it: of hundreds of thousands there are few.
 */
export interface Gathered {
  readonly given: readonly Given[];
  readonly earlier?: Gathered;
  /** What comes of it with more. */
  readonly further: GatheredBy;
}

type GatheredBy = Map<readonly Given[], Gathered>;

/** Nothing yet, of one way. */
export function nothingGathered(): GatheredBy {
  return new Map();
}

/** @param earlier undefined: nothing of what begins at `first` */
export function gathered(
  first: GatheredBy,
  earlier: Gathered | undefined,
  given: readonly Given[],
): Gathered {
  if (earlier?.given === given) return earlier;
  const further = earlier === undefined ? first : earlier.further;
  const known = further.get(given);
  if (known !== undefined) return known;
  const more = { given, ...(earlier && { earlier }), further: nothingGathered() };
  further.set(given, more);
  return more;
}

export function* allGathered(last: Gathered): Iterable<Given> {
  for (let at: Gathered | undefined = last; at !== undefined; at = at.earlier) yield* at.given;
}
