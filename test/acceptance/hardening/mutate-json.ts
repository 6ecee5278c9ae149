import { nastyStrings, nastyValues, rawMark } from './nasty-json.ts';
import type { Random } from './random.ts';

type Holder = Record<string, unknown> | unknown[];

interface Spot {
  readonly holder: Holder;
  readonly key: string | number;
}

/** A JSON text with a few things wrong with it, in its structure, its values or its bytes. */
export function mutateJson(random: Random, text: string, mend: (value: unknown) => void = () => {}): string {
  if (random.below(8) === 0) return mutateBytes(random, text);
  const value = JSON.parse(text) as Holder;
  for (let left = 1 + random.below(3); left > 0; left--) mutateOnce(random, value);
  // A forger fits the digests to what the file says.
  if (random.below(2) === 0) tryTo(() => mend(value));
  const written = JSON.stringify(value).replace(rawMark, (_, token: string) => JSON.parse(`"${token}"`));
  const doubled = random.below(10) === 0 ? withDoubledKey(random, written) : written;
  return random.below(20) === 0 ? mutateBytes(random, doubled) : doubled;
}

const edits: readonly ((random: Random, spots: readonly Spot[], spot: Spot) => void)[] = [
  (_, __, { holder, key }) => remove(holder, key),
  (random, __, { holder, key }) => put(holder, key, random.pick(nastyValues)(random)),
  (random, __, { holder, key }) => put(holder, key, random.pick(nastyValues)(random)),
  // Things of this plan in other places: digests, addresses, names and whole changes that exist.
  (random, spots, { holder, key }) =>
    put(holder, key, copy(valueAt(sameKind(random, spots, valueAt({ holder, key }))))),
  (random, spots, { holder, key }) =>
    put(holder, key, copy(valueAt(sameKind(random, spots, valueAt({ holder, key }))))),
  (random, spots, spot) => exchange(spot, sameKind(random, spots, valueAt(spot))),
  (random, spots, { holder }) => {
    if (Array.isArray(holder)) holder.splice(random.below(holder.length + 1), 0, copy(random.pick(holder)));
    else
      put(holder, random.pick([...Object.keys(holder), ...nastyStrings]), copy(valueAt(random.pick(spots))));
  },
  (random, __, { holder }) => {
    if (Array.isArray(holder)) holder.reverse();
    else
      put(
        holder,
        random.pick(['__proto__', 'constructor', 'toString', '']),
        random.pick(nastyValues)(random),
      );
  },
  (random, __, spot) => {
    const value = valueAt(spot);
    if (typeof value === 'string') put(spot.holder, spot.key, editText(random, value));
    else if (typeof value === 'number')
      put(spot.holder, spot.key, value + random.pick([1, -1, 0.5, 2 ** 53]));
    else if (typeof value === 'boolean') put(spot.holder, spot.key, !value);
  },
];

function mutateOnce(random: Random, value: Holder): void {
  const spots = spotsIn(value);
  if (spots.length === 0) return;
  random.pick(edits)(random, spots, random.pick(spots));
}

function spotsIn(holder: Holder, found: Spot[] = []): readonly Spot[] {
  // A deep value that an earlier edit put there is not gone into: this walk is recursive.
  if (found.length > 5000) return found;
  for (const key of Array.isArray(holder) ? holder.keys() : Object.keys(holder)) {
    found.push({ holder, key });
    const value = valueAt({ holder, key });
    if (typeof value === 'object' && value !== null) spotsIn(value as Holder, found);
  }
  return found;
}

function sameKind(random: Random, spots: readonly Spot[], value: unknown): Spot {
  for (let times = 0; times < 20; times++) {
    const spot = random.pick(spots);
    const other = valueAt(spot);
    const alike = typeof other === typeof value && Array.isArray(other) === Array.isArray(value);
    if (alike && (typeof value !== 'string' || (other as string).length === value.length || times > 10))
      return spot;
  }
  return random.pick(spots);
}

function exchange(a: Spot, b: Spot): void {
  const [first, second] = [copy(valueAt(a)), copy(valueAt(b))];
  put(a.holder, a.key, second);
  put(b.holder, b.key, first);
}

function editText(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  switch (random.below(4)) {
    case 0:
      return text.slice(0, at) + random.pick(nastyStrings) + text.slice(at);
    case 1:
      return text.slice(0, at) + text.slice(at + 1);
    case 2:
      return random.below(2) === 0 ? text.toUpperCase() : text.normalize('NFD');
    default:
      return /^[0-9a-f]{10,}$/.test(text)
        ? text.replace(/./g, (c) => random.pick([c, c, c, '0', 'f']))
        : `${text}/../x`;
  }
}

function withDoubledKey(random: Random, text: string): string {
  const keys = [...text.matchAll(/"([a-zA-Z]+)":/g)];
  const chosen = keys[random.below(keys.length)];
  if (chosen === undefined) return text;
  const value = random.pick(['null', '[]', '{}', '1', '"x"', '1e999']);
  return `${text.slice(0, chosen.index)}"${chosen[1]}":${value},${text.slice(chosen.index)}`;
}

function mutateBytes(random: Random, text: string): string {
  let bytes = Buffer.from(text, 'utf8');
  const at = random.below(bytes.length);
  const to = Math.min(bytes.length, at + 1 + random.below(40));
  switch (random.below(7)) {
    case 0:
      return bytes.subarray(0, at).toString('utf8');
    case 1:
      bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)]);
      break;
    case 2:
      bytes = Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)]);
      break;
    case 3:
      return `\ufeff${text}`;
    case 4:
      return Buffer.from(text, 'utf16le').toString('utf8');
    default:
      for (let left = 1 + random.below(4); left > 0; left--)
        bytes[random.below(bytes.length)] = random.below(256);
  }
  return bytes.toString('utf8');
}

function valueAt({ holder, key }: Spot): unknown {
  return (holder as Record<string | number, unknown>)[key];
}

function put(holder: Holder, key: string | number, value: unknown): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

function remove(holder: Holder, key: string | number): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function copy(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

function tryTo(work: () => void): void {
  try {
    work();
  } catch {
    // What it stumbles over stays as it is.
  }
}
