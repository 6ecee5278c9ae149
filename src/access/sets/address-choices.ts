import ipaddr from 'ipaddr.js';
import type { ConditionValue } from '../../model/services/condition-value.ts';
import { addressRangeOf } from '../conditions/address.ts';

/** The first address of each stretch in which the same ranges hold all addresses, of both kinds. */
export function addressChoices(written: readonly ConditionValue[]): readonly string[] {
  const v4 = new Set<bigint>([0n]);
  // What looks like an address of the other kind is one.
  const v6 = new Set<bigint>([0n, firstMapped, afterMapped]);
  for (const value of written) {
    const range = typeof value === 'string' ? addressRangeOf(value) : undefined;
    if (range === undefined) continue;
    const bytes = range.first.toByteArray();
    const free = BigInt(bytes.length * 8 - range.bits);
    const from = (bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n) >> free) << free;
    const starts = bytes.length === 4 ? v4 : v6;
    starts.add(from).add(from + (1n << free));
  }
  const isMapped = (value: bigint) => value >= firstMapped && value < afterMapped;
  return [
    ...sorted(v4, 1n << 32n).map((value) => textOf(value, 4)),
    ...sorted(v6, 1n << 128n)
      .filter((value) => !isMapped(value))
      .map((value) => textOf(value, 16)),
  ];
}

const firstMapped = 0xffff_0000_0000n;
const afterMapped = 0x1_0000_0000_0000n;

function sorted(starts: ReadonlySet<bigint>, end: bigint): readonly bigint[] {
  return [...starts].filter((value) => value < end).sort((a, b) => (a < b ? -1 : 1));
}

function textOf(value: bigint, length: number): string {
  const bytes = Array.from({ length }, (_, at) => Number((value >> BigInt(8 * (length - 1 - at))) & 255n));
  return ipaddr.fromByteArray(bytes).toString();
}
