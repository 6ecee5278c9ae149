import type { Instant } from '../model/model.ts';
import type { Origin } from '../parse/document.ts';
import { type Address, isEdgeAddress, knownAddress } from './address.ts';
import { endsOf } from './edge-ends.ts';
import type { Change } from './plan.ts';
import type { DesiredState, ScheduledEdge, StateEntries } from './state.ts';

/** Where the entry is declared, its path written as people read it: `items[3].members[0]`. */
export function provenanceOf(origin: Origin | undefined): Pick<Change, 'provenance'> {
  if (origin === undefined) return {};
  let path = '';
  for (const step of origin.path) path += typeof step === 'number' ? `[${step}]` : `.${step}`;
  if (path.startsWith('.')) path = path.slice(1);
  return { provenance: { file: origin.file, document: origin.document, path } };
}

/** What a reason is found in. */
export interface ReasonContext {
  readonly desired: Pick<DesiredState, 'scheduled' | 'expired' | 'absent'>;
  /** The objects that are deleted. */
  readonly removed: ReadonlySet<Address>;
  readonly evaluatedAt: Instant;
  /** What Bylaw recorded, where the target holds more than that: the rest was never declared. */
  readonly recorded?: StateEntries | undefined;
}

/** Why, for people: the declared reason of an edge, or what made an object or edge go. */
export function reasonOf(
  change: Pick<Change, 'action' | 'address' | 'before' | 'after'>,
  context: ReasonContext,
): Pick<Change, 'reason'> {
  if (change.action === 'delete') return { reason: reasonOfDeletion(change, context) };
  const reason = change.after?.reason;
  return typeof reason === 'string' ? { reason } : {};
}

function reasonOfDeletion(
  { address, before }: Pick<Change, 'address' | 'before'>,
  { desired, removed, evaluatedAt, recorded }: ReasonContext,
): string {
  const parsed = knownAddress(address);
  const undeclared = recorded?.has(address) === false ? 'not declared' : 'no longer declared';
  if (!isEdgeAddress(parsed)) return desired.absent?.get(address) ?? undeclared;
  const gone = endsOf(parsed, before ?? {}).find((end) => removed.has(end));
  const ended = before?.expires;
  if (typeof ended === 'string' && ended <= evaluatedAt) return `it expired on ${ended}`;
  if (gone !== undefined) return `\`${gone}\` is deleted`;
  // Declared still, but not for now.
  const starts = timesOf(desired.scheduled, address, 'starts')[0];
  if (starts !== undefined) return `it starts on ${starts}`;
  const expires = timesOf(desired.expired, address, 'expires').at(-1);
  return expires === undefined ? undeclared : `it expired on ${expires}`;
}

function timesOf(
  edges: readonly ScheduledEdge[],
  address: Address,
  field: 'starts' | 'expires',
): readonly string[] {
  return edges.flatMap((edge) => (edge.address === address ? [String(edge.value[field])] : [])).sort();
}
