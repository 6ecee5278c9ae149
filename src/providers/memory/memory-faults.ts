import type { Address } from '../../plan/address.ts';

/** What goes wrong in a memory system. */
export interface MemoryFaults {
  /** Writes that the system refuses, with what it says. */
  readonly refusedWrites?: ReadonlyMap<Address, string>;
  /** Every read is refused. */
  readonly refusedReads?: boolean;
  /** A read breaks off after so many entries. */
  readonly readsBreakAfter?: number;
  /** The connection dies at the write after so many: `effect` says whether that write still took place. */
  readonly diesAfter?: { readonly writes: number; readonly effect: boolean };
}
