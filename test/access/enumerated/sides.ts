import type { CompiledAccess } from '../../../src/access/compiled-access.ts';
import type { Pair } from '../diff/random-pairs.ts';
import { askingAs } from '../naive/asking.ts';
import { decideNaively } from '../naive/decide-naively.ts';
import type { PlainDocument, PlainRequest, PlainService, PlainWorld } from '../naive/documents.ts';
import { documentsOf, idOf } from '../naive/find-document.ts';
import { keyType } from '../naive/key-type.ts';
import type { Decider } from './decisions.ts';
import { patternTable } from './pattern-table.ts';
import type { Points } from './points.ts';

/** Two worlds with all that is asked of them. */
export interface Asked {
  readonly pair: Pair;
  readonly points: Points;
  readonly accesses: readonly [CompiledAccess, CompiledAccess];
  readonly deciders: readonly [Decider, Decider];
  readonly names: readonly Names[];
  /** The first is now; whatever starts or ends does at one of them. */
  readonly times: readonly string[];
}

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
  for (const [side, world] of [
    ['before', before],
    ['after', after],
  ] as const) {
    for (const document of world.documents) {
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

/** A day begins, or ends, at the beginning of it or of the next. */
export function timesOf(pair: Pair): readonly string[] {
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

/** Of each resource, whether a pattern that is told matches it: as somebody reads it before, and after. */
export function matchesOf(
  pattern: string,
  { pair }: Pick<Asked, 'pair'>,
  names: Names,
  time: string,
  points: Points,
): { readonly some: readonly boolean[]; readonly every: readonly boolean[] } {
  const sides = (
    [
      ['before', pair.before],
      ['after', pair.after],
    ] as const
  ).flatMap(([side, world]) => {
    const name = names[side];
    if (name === undefined) return [];
    const asking = askingAs(world, { principal: name, action: '', context: {}, now: time }, name);
    // A token's owner is meant in what the owner holds.
    const holders = [name, ...ownerOf(world, name)];
    return holders.map((holder) => patternTable(pattern, { ...asking, principal: holder }, points).yes);
  });
  const at = (index: number) => sides.map((table) => (table[index] ?? 0n) !== 0n);
  return {
    some: points.resources.map((_, index) => at(index).some(Boolean)),
    every: points.resources.map((_, index) => at(index).every(Boolean) && !/\{s\./.test(pattern)),
  };
}

function ownerOf(world: PlainWorld, name: string): readonly string[] {
  return documentsOf(world, 'Token').flatMap((token) =>
    `token/${token.name}` === name ? [token.owner] : [],
  );
}

/** The decision of the naive engine itself; who, what or where nobody knows is denied, a key that nobody knows left out. */
export function isAllowedNaively(
  world: PlainWorld,
  access: CompiledAccess,
  { principal, ...request }: Omit<PlainRequest, 'principal'> & { readonly principal: string | undefined },
): boolean {
  if (principal === undefined) return false;
  const known = withBuiltIn(world, access);
  const context = Object.fromEntries(
    Object.entries(request.context).filter(([key]) => keyType(known, key) !== undefined),
  );
  return decideNaively(known, { ...request, principal, context }) === 'allow';
}

/** The catalogues that come with Bylaw are in no document. */
function withBuiltIn(world: PlainWorld, { organization }: CompiledAccess): PlainWorld {
  const services = [...organization.services.values()].filter(({ builtIn }) => builtIn);
  const documents = services.map(({ name, actions, resourceTypes, conditionKeys }) => ({
    kind: 'Service',
    name,
    actions,
    resourceTypes,
    conditionKeys,
  })) as unknown as readonly PlainService[];
  return { ...world, documents: [...world.documents, ...documents] };
}
