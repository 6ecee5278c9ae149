/** An address as its bits, 32 or 128 of them; undefined where the text is none. */
function bitsOf(text: string): readonly number[] | undefined {
  return v4(text) ?? v6(text);
}

function v4(text: string): readonly number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.flatMap((part) => binary(Number(part), 8));
}

function v6(text: string): readonly number[] | undefined {
  // The last two groups may be written as a v4 address.
  const tail = /^(.*:)([^:]*\.[^:]*)$/.exec(text);
  if (tail !== null) {
    const last = v4(tail[2] ?? '');
    if (last === undefined) return undefined;
    const groups = [last.slice(0, 16), last.slice(16)].map((bits) => Number.parseInt(bits.join(''), 2));
    return v6(`${tail[1]}${groups.map((group) => group.toString(16)).join(':')}`);
  }
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [before, after] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const written = [...(before ?? []), ...(after ?? [])];
  if (!written.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  const missing = 8 - written.length;
  if (after === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...(before ?? []), ...Array.from({ length: missing }, () => '0'), ...(after ?? [])];
  return groups.flatMap((group) => binary(Number.parseInt(group, 16), 16));
}

function binary(value: number, width: number): readonly number[] {
  return [...value.toString(2).padStart(width, '0')].map(Number);
}

/** A range: the bits of an address, of which the first `prefix` count. */
interface Range {
  readonly bits: readonly number[];
  readonly prefix: number;
}

function rangeOf(text: string): Range | undefined {
  const [address = '', length, ...more] = text.split('/');
  const bits = bitsOf(address);
  if (bits === undefined || more.length > 0) return undefined;
  if (length === undefined) return asV4({ bits, prefix: bits.length });
  if (!/^(0|[1-9]\d{0,2})$/.test(length) || Number(length) > bits.length) return undefined;
  return asV4({ bits, prefix: Number(length) });
}

/** A v4-mapped v6 address (`::ffff:10.0.0.7`) is its v4 address. */
function asV4({ bits, prefix }: Range): Range {
  const mapped = [...Array.from({ length: 80 }, () => 0), ...Array.from({ length: 16 }, () => 1)];
  const isMapped = bits.length === 128 && mapped.every((bit, at) => bits[at] === bit) && prefix >= 96;
  return isMapped ? { bits: bits.slice(96), prefix: prefix - 96 } : { bits, prefix };
}

/** Whether an address is in a range; undefined where one of the texts is none. */
export function isInRange(address: string, range: string): boolean | undefined {
  const asked = address.includes('/') ? undefined : rangeOf(address);
  const of = rangeOf(range);
  if (asked === undefined || of === undefined) return undefined;
  if (asked.bits.length !== of.bits.length) return false;
  return of.bits.slice(0, of.prefix).every((bit, at) => asked.bits[at] === bit);
}

export function isAddress(text: string): boolean {
  return !text.includes('/') && bitsOf(text) !== undefined;
}
