import type { PlainValues } from '../naive/documents.ts';

export type Context = Readonly<Record<string, PlainValues>>;
type Value = PlainValues | undefined;

/** All that a caller may say in a small world: each key left out, and with every value that conditions tell apart. */
const domains: Readonly<Record<string, readonly Value[]>> = {
  's.k': [undefined, 'a', 'b', 'ab', 'c', 'A', 'cc', 'ac', 'bc', 'abc'],
  's.l': [undefined, ...subsetsOf(['a', 'b', 'ab', 'c'])],
  's.n': [undefined, 0, 1, 2],
  'principal.mfa': [undefined, true, false],
  'request.ip': [undefined, '10.1.2.3', '11.0.0.1'],
};

function subsetsOf(all: readonly string[]): readonly (readonly string[])[] {
  const some = Array.from({ length: 2 ** all.length }, (_, bits) => all.filter((_, at) => (bits >> at) & 1));
  return some.filter(({ length }) => length > 0);
}

/** Of some keys; of the others nobody says anything. A set of contexts has the bits of their numbers. */
export interface ContextSpace {
  readonly keys: readonly string[];
  readonly contexts: readonly Context[];
  readonly all: bigint;
  /** The contexts in which something is so that only these keys decide, which is asked once for each of their values. */
  where(keys: readonly string[], isSo: (context: Context) => boolean): bigint;
}

/** The space of the keys that stand in a text. */
export function contextSpaceOf(text: string): ContextSpace {
  const keys = Object.keys(domains).filter((key) => text.includes(key));
  const name = keys.join(' ');
  const space = spaces.get(name) ?? makeSpace(keys);
  spaces.set(name, space);
  return space;
}

const spaces = new Map<string, ContextSpace>();

function makeSpace(keys: readonly string[]): ContextSpace {
  const contexts = combinationsOf(keys);
  const all = (1n << BigInt(contexts.length)) - 1n;
  const known = new Map<string, bigint>();
  const having = (key: string, value: Value) => {
    const name = `${key} ${JSON.stringify(value)}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    let set = 0n;
    for (const [at, context] of contexts.entries())
      if (JSON.stringify(context[key]) === JSON.stringify(value)) set |= 1n << BigInt(at);
    known.set(name, set);
    return set;
  };
  return {
    keys,
    contexts,
    all,
    where: (asked, isSo) => {
      let set = 0n;
      for (const context of combinationsOf(asked))
        if (isSo(context)) set |= asked.reduce((some, key) => some & having(key, context[key]), all);
      return set;
    },
  };
}

function combinationsOf(keys: readonly string[]): readonly Context[] {
  return keys.reduce<readonly Context[]>(
    (some, key) =>
      some.flatMap((each) =>
        (domains[key] ?? []).map((value) => (value === undefined ? each : { ...each, [key]: value })),
      ),
    [{}],
  );
}

/** The first context of a set that is not empty. */
export function firstOf({ contexts }: ContextSpace, set: bigint): Context | undefined {
  return contexts.find((_, at) => (set >> BigInt(at)) & 1n);
}
