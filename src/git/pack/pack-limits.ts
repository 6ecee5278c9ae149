/**
 * What is taken from a remote at most. The whole pack is held in memory, and so is one object at a time: beyond
 * these a stranger's ledger could use up a machine.
 */
export interface PackLimits {
  /** Bytes of the pack as sent. */
  readonly pack: number;
  /** Bytes of one object, unpacked. */
  readonly object: number;
  /** Bytes of all objects, unpacked; differences that build on each other count each time. */
  readonly work: number;
  readonly count: number;
}

const mebibyte = 1 << 20;

export const packLimits: PackLimits = {
  pack: 512 * mebibyte,
  object: 64 * mebibyte,
  work: 8192 * mebibyte,
  count: 4_000_000,
};
