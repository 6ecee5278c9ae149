import { githubError } from './github-error.ts';
import type { Arguments, View } from './view.ts';

const prefix = 'cursor:v2:';

/**
 * A page of a list that keeps its order. The cursor names the last entry by id, so that what joins or leaves between two
 * pages shifts nothing; where that entry itself is gone, its place counts.
 */
export function connection<Item>(
  view: View,
  args: Arguments,
  items: ReadonlyMap<number, Item>,
  edgeOf: (item: Item, id: number) => { readonly node: unknown } & Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const start = args.after === undefined || args.after === null ? 0 : placeAfter(items, String(args.after));
  const size = typeof args.first === 'number' ? args.first : 0;
  const page = slice(items, start, size).map(([id, item], index) => ({
    cursor: Buffer.from(`${prefix}${start + index}:${id}`).toString('base64'),
    ...edgeOf(item, id),
  }));
  view.resolve(page.length);
  return {
    totalCount: items.size,
    edges: page,
    nodes: () => page.map(({ node }) => node),
    pageInfo: {
      hasNextPage: start + page.length < items.size,
      hasPreviousPage: start > 0,
      startCursor: page[0]?.cursor ?? null,
      endCursor: page.at(-1)?.cursor ?? null,
    },
  };
}

function placeAfter(items: ReadonlyMap<number, unknown>, cursor: string): number {
  const text = Buffer.from(cursor, 'base64').toString('utf8');
  const [, place, id] = /^cursor:v2:(\d+):(\d+)$/.exec(text) ?? [];
  if (place === undefined) {
    throw githubError('INVALID_CURSOR_ARGUMENTS', `\`${cursor}\` does not appear to be a valid cursor.`);
  }
  if (!items.has(Number(id))) return Number(place);
  let index = 0;
  for (const each of items.keys()) {
    index += 1;
    if (each === Number(id)) return index;
  }
  return index;
}

/** Without a copy of the whole: lists are long and pages many. */
function slice<Item>(
  items: ReadonlyMap<number, Item>,
  start: number,
  size: number,
): readonly [number, Item][] {
  const taken: [number, Item][] = [];
  let index = 0;
  for (const entry of items) {
    if (taken.length === size) break;
    if (index >= start) taken.push(entry);
    index += 1;
  }
  return taken;
}
