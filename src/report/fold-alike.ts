import { countOf } from './count-of.ts';

/** More than this of one sort are told as one. */
const most = 20;
const named = 8;

export interface Folding<T> {
  /** The sort of an item, such as `create member`; undefined for one that always stands by itself. */
  readonly sortOf: (item: T) => string | undefined;
  readonly nameOf: (item: T) => string;
  /** The item by itself. */
  readonly lines: (item: T) => readonly string[];
  /** Every item by itself. */
  readonly full: boolean;
  /** What lists those that are not named. */
  readonly listedBy?: string;
}

/** Items as lines; where there are many of one sort, `create member: ana, ben and 1,202 more (--full lists them)`. */
export function foldAlike<T>(items: readonly T[], folding: Folding<T>): string[] {
  const { sortOf, nameOf, lines, full, listedBy = '--full' } = folding;
  const sorts = new Map<string | undefined, T[]>();
  for (const item of items) {
    const others = sorts.get(sortOf(item));
    if (others === undefined) sorts.set(sortOf(item), [item]);
    else others.push(item);
  }
  const told = new Set<string>();
  return items.flatMap((item) => {
    const sort = sortOf(item);
    const same = sorts.get(sort) ?? [];
    if (full || sort === undefined || same.length <= most) return lines(item);
    if (told.has(sort)) return [];
    told.add(sort);
    const names = same.slice(0, named).map(nameOf).join(', ');
    return [`${sort}: ${names} and ${countOf(same.length - named, 'more', 'more')} (${listedBy} lists them)`];
  });
}
