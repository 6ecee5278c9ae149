/** Where a ledger is kept: its branch, and the remote that its entries go to before they count. */
export interface LedgerPlace {
  /** A branch (`bylaw/ledger`) or a full ref. */
  readonly ref: string;
  /** Undefined where this clone alone keeps it. */
  readonly remote: string | undefined;
}

/** The same with the full ref; a ref alone is kept in this clone. */
export function placeOf(place: string | LedgerPlace): LedgerPlace {
  const { ref, remote } = typeof place === 'string' ? { ref: place, remote: undefined } : place;
  return { ref: ref.startsWith('refs/') ? ref : `refs/heads/${ref}`, remote };
}
