import type { Instant } from '../model/model.ts';
import type { Origin } from '../parse/document.ts';
import { type Address, knownAddress } from './address.ts';
import { endsOf } from './edge-ends.ts';
import type { Change } from './plan.ts';

/** Where the entry is declared, its path written as people read it: `items[3].members[0]`. */
export function provenanceOf(origin: Origin | undefined): Pick<Change, 'provenance'> {
  if (origin === undefined) return {};
  const path = origin.path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
  return { provenance: { file: origin.file, document: origin.document, path } };
}

/** Why, for people: the declared reason of an edge, or what made an object or edge go. */
export function reasonOf(
  change: Pick<Change, 'action' | 'address' | 'before' | 'after'>,
  removed: ReadonlySet<Address>,
  evaluatedAt: Instant,
): Pick<Change, 'reason'> {
  if (change.action === 'delete') return { reason: reasonOfDeletion(change, removed, evaluatedAt) };
  const reason = change.after?.reason;
  return typeof reason === 'string' ? { reason } : {};
}

function reasonOfDeletion(
  change: Pick<Change, 'address' | 'before'>,
  removed: ReadonlySet<Address>,
  evaluatedAt: Instant,
): string {
  const expires = change.before?.expires;
  const parsed = knownAddress(change.address);
  if (parsed.kind !== 'team-member' && parsed.kind !== 'binding') return 'no longer declared';
  if (typeof expires === 'string' && expires <= evaluatedAt) return `expired at ${expires}`;
  const gone = endsOf(parsed, change.before ?? {}).find((end) => removed.has(end));
  return gone === undefined ? 'no longer declared' : `\`${gone}\` is deleted`;
}
