import type { JsonObject } from '../../digest/json.ts';
import type { DocumentEdit } from '../../edit/document-edit.ts';
import type { WrittenPlace } from '../../edit/written-place.ts';
import type { Document, Origin } from '../../parse/document.ts';

type Path = readonly (string | number)[];

/** A reference with what takes it out: an item of a list, or a field. */
export interface Removable {
  readonly from: Origin;
  readonly path: Path;
  readonly removal: DocumentEdit | undefined;
}

/** Lists that mean everybody, everything, or nothing at all where they name nothing: somebody has to decide. */
const decisive = new Set([
  'forbid.principals',
  'require.principals',
  'approval.by',
  'maxBindingDuration.roles',
  'boundary',
  'roles.oneOf',
  'membership.organizationRole.oneOf',
]);

/**
 * The same references, where lists that have to name something would be left without items: a test of nobody goes whole,
 * an exception that lets nobody pass goes, and what would mean something else stays in the way.
 */
export function settleEmptied<R extends Removable>(
  references: readonly R[],
  documents: readonly Document[],
): readonly R[] {
  const bodies = new Map(documents.map(({ origin, body }) => [JSON.stringify(origin), body]));
  const emptied = new Map<string, DocumentEdit | undefined>();
  for (const { from, path } of references) {
    const list = listOf(path);
    const body = bodies.get(JSON.stringify(from));
    if (list === undefined || body === undefined) continue;
    const items = valueAt(body, list);
    if (!Array.isArray(items) || namedIn(references, from, list) < items.length) continue;
    const found = insteadOf(body, from, list);
    if (found !== undefined) emptied.set(keyOf(from, found.at), found.removal);
  }
  if (emptied.size === 0) return references;
  return references.map((reference) => {
    const { from, path } = reference;
    const within = path.map((_, depth) => keyOf(from, path.slice(0, depth)));
    const key = within.find((each) => emptied.has(each));
    return key === undefined ? reference : { ...reference, removal: emptied.get(key) };
  });
}

/** What comes instead of a list without items, and how much goes with it; undefined: such a list is all right. */
function insteadOf(
  body: JsonObject,
  from: Origin,
  list: Path,
): { readonly at: Path; readonly removal: DocumentEdit | undefined } | undefined {
  const written = list.filter((step) => typeof step === 'string').join('.');
  if (decisive.has(written)) return { at: list, removal: undefined };
  switch (written) {
    case 'matrix.principals':
      if (body.whoCan !== undefined) return { at: ['matrix'], removal: fieldOf(from, ['matrix']) };
      return { at: [], removal: { is: 'remove-document', origin: from, kind: 'AccessTest' } };
    case 'whoCan.is':
      // Nobody is expected to.
      return { at: list, removal: { is: 'set-field', place: placeOf(from, list), value: [] } };
    case 'forbid.unless.teams':
    case 'forbid.unless.principals':
    case 'forbid.unless.roles': {
      const isOnly = Object.keys(valueAt(body, ['forbid', 'unless']) ?? {}).length === 1;
      return { at: list, removal: fieldOf(from, isOnly ? list.slice(0, 2) : list) };
    }
  }
  return undefined;
}

/** The innermost list, where what refers is an item of one. */
function listOf(path: Path): Path | undefined {
  const at = path.findLastIndex((step) => typeof step === 'number');
  return at < 0 ? undefined : path.slice(0, at);
}

/** How many items of a list go. */
function namedIn(references: readonly Removable[], from: Origin, list: Path): number {
  const own = references.filter((each) => keyOf(each.from, listOf(each.path) ?? []) === keyOf(from, list));
  return new Set(own.map(({ path }) => path[list.length])).size;
}

function fieldOf(origin: Origin, path: Path): DocumentEdit {
  return { is: 'remove-field', place: placeOf(origin, path) };
}

function placeOf(origin: Origin, path: Path): WrittenPlace {
  return { origin, kind: '', path };
}

function keyOf(from: Origin, path: Path): string {
  return JSON.stringify([from, path]);
}

function valueAt(whole: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Readonly<Record<string | number, unknown>> | null | undefined)?.[step],
    whole,
  );
}
