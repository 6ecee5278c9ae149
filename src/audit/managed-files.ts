import { invariant } from '../diagnostic/bylaw-error.ts';
import { readableJson } from '../digest/canonical-json.ts';
import type { JsonObject } from '../digest/json.ts';
import {
  type Address,
  type EdgeAddress,
  type HolderKind,
  isEdge,
  isEdgeAddress,
  knownAddress,
} from '../plan/address.ts';
import { edgesHeld } from '../plan/edges-held.ts';
import type { StateEntries } from '../plan/state.ts';
import { isRecordedName } from './ledger-paths.ts';
import { managedPath } from './managed-path.ts';
import { holderOf } from './recorded-state.ts';

/** What the file of an object folds in of its edges, in the order of a file. */
export const edgeFolds = ['bindings', 'members', 'repositories'] as const;
export type EdgeFold = (typeof edgeFolds)[number];

/** The edges of one object as its file folds them in: by member, binding key or repository. Without prototype, as names are free. */
export type FoldedEdges = Partial<Record<EdgeFold, Record<string, JsonObject>>>;

const bindingHolders: readonly string[] = [
  'member',
  'team',
  'service-account',
  'token',
] satisfies HolderKind[];

/** Whether the files of a kind fold edges in under that name, so that no field may be called so. */
export function foldsEdges(kind: string, name: EdgeFold): boolean {
  return name === 'bindings' ? bindingHolders.includes(kind) : kind === 'team';
}

/** Every file of a state, by path below `managed/`. An edge whose holder is not there is a bug of the caller. */
export function renderManagedFiles(entries: StateEntries): ReadonlyMap<string, string> {
  const edges = foldEdges(entries);
  const files = new Map<string, string>();
  for (const [address, fields] of entries) {
    if (holderOf(address) !== address) continue;
    files.set(managedPathOf(address), renderManagedFile(address, fields, edges.get(address)));
  }
  return files;
}

/** The edges of a state by the object that holds them: of all objects, or of some. */
export function foldEdges(
  entries: StateEntries,
  of?: ReadonlySet<Address>,
): ReadonlyMap<Address, FoldedEdges> {
  const folded = new Map<Address, FoldedEdges>();
  for (const address of of === undefined ? entries.keys() : edgesHeld(entries, of)) {
    const value = isEdge(address) ? entries.get(address) : undefined;
    if (value === undefined) continue;
    const parsed = knownAddress(address);
    if (!isEdgeAddress(parsed)) continue;
    const holder = holderOf(address);
    invariant(entries.has(holder), `an edge without its holder cannot be recorded: ${address}`);
    const edges = folded.get(holder) ?? {};
    folded.set(holder, edges);
    const [name, key] = foldOf(parsed);
    edges[name] ??= Object.create(null) as Record<string, JsonObject>;
    edges[name][key] = value;
  }
  return folded;
}

function foldOf(edge: EdgeAddress): readonly [EdgeFold, string] {
  switch (edge.kind) {
    case 'team-member':
      return ['members', edge.member];
    case 'binding':
      return ['bindings', edge.key];
    case 'repository-permission':
      return ['repositories', edge.repository];
  }
}

/** The text of the file of one object. */
export function renderManagedFile(address: Address, fields: JsonObject, edges: FoldedEdges = {}): string {
  const { kind } = knownAddress(address);
  for (const name of edgeFolds) {
    const clash = foldsEdges(kind, name) && Object.hasOwn(fields, name);
    invariant(!clash, `\`${name}\` of ${address} is an edge, never a field`);
  }
  return readableJson({ ...fields, ...edges });
}

/** Where an object stands below `managed/`. */
export function managedPathOf(address: Address): string {
  const parsed = knownAddress(address);
  invariant(!isEdgeAddress(parsed), `an edge has no file: ${address}`);
  invariant(isRecordedName(parsed.name), `not a name that can be recorded: ${address}`);
  return managedPath(parsed);
}
