import type { Pair } from '../diff/random-pairs.ts';
import type { PlainDocument } from '../naive/documents.ts';
import { documentsOf, idOf } from '../naive/find-document.ts';

/** What somebody is called before and after. */
export interface Names {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const kinds: Readonly<Partial<Record<PlainDocument['kind'], string>>> = {
  Member: 'member',
  ServiceAccount: 'service-account',
  Token: 'token',
};

/** Everybody of either world; whoever has the same id is the same. */
export function namesOf({ before, after }: Pair): readonly Names[] {
  const byId = new Map<string, { before: string | undefined; after: string | undefined }>();
  const sides = { before, after };
  for (const side of ['before', 'after'] as const) {
    for (const document of sides[side].documents) {
      const kind = kinds[document.kind];
      if (kind === undefined) continue;
      const id = `${kind} ${idOf(document)}`;
      const known = byId.get(id) ?? { before: undefined, after: undefined };
      byId.set(id, known);
      known[side] = `${kind}/${document.name}`;
    }
  }
  return [...byId.values()];
}

const now = '2025-12-31T00:00:00Z';

/** Now, and every moment at which something may start or end: a day does at its beginning or at that of the next. */
export function timesOf(pair: Pair): readonly [string, ...string[]] {
  const text = JSON.stringify(pair);
  const [first, second] = [text.includes('2026-01-01'), text.includes('2026-01-02')];
  return [
    now,
    ...(first ? ['2026-01-01T00:00:00Z'] : []),
    ...(first || second ? ['2026-01-02T00:00:00Z'] : []),
    ...(second ? ['2026-01-03T00:00:00Z'] : []),
  ];
}

/** All actions of either catalogue. */
export function actionsOf({ before, after }: Pair): readonly string[] {
  const all = [before, after].flatMap((world) =>
    documentsOf(world, 'Service').flatMap(({ name, actions }) =>
      Object.keys(actions).map((each) => `${name}:${each}`),
    ),
  );
  return [...new Set(all)];
}
