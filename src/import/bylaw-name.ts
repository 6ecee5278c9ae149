const valid = /^[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?$/;
const longest = 63;

/**
 * The name of Bylaw for each text: lower-case, every run of characters that a name cannot hold a `-`. A text that
 * is a name already keeps it; of others that come to the same name, the later ones are numbered. `fallback`
 * names a text of which nothing is left.
 */
export function bylawNames(texts: Iterable<string>, fallback: string): ReadonlyMap<string, string> {
  const wanted = [...new Set(texts)];
  const taken = new Set(wanted.filter((text) => valid.test(text)));
  return new Map(
    wanted.map((text) => [text, valid.test(text) ? text : numbered(bylawName(text, fallback), taken)]),
  );
}

/** The same for one text alone. */
export function bylawName(text: string, fallback: string): string {
  const name = text.toLowerCase().replace(/[^a-z0-9._]+/g, (run) => (/^-+$/.test(run) ? run : '-'));
  return cut(name.replace(/^[._-]+/, ''), longest) || fallback;
}

function numbered(name: string, taken: Set<string>): string {
  let candidate = name;
  for (let number = 2; taken.has(candidate); number += 1) {
    const suffix = `-${number}`;
    candidate = `${cut(name, longest - suffix.length)}${suffix}`;
  }
  taken.add(candidate);
  return candidate;
}

function cut(name: string, length: number): string {
  let end = Math.min(name.length, length);
  while (end > 0 && !/[a-z0-9]/.test(name.charAt(end - 1))) end -= 1;
  return name.slice(0, end);
}
