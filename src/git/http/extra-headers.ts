/**
 * The headers that `http.extraHeader` and `http.<address>.extraHeader` add to requests to `url`. Of several addresses
 * that match, the one with the longest path counts; an empty value takes back those before it.
 */
export function extraHeaders(
  url: URL,
  settings: readonly (readonly [pattern: string | undefined, value: string])[],
): readonly (readonly [name: string, value: string])[] {
  let best = -1;
  let values: string[] = [];
  for (const [pattern, value] of settings) {
    const score = pattern === undefined ? 0 : matchLength(url, pattern);
    if (score < best || score < 0) continue;
    if (score > best) values = [];
    best = score;
    values = value === '' ? [] : [...values, value];
  }
  return values.flatMap((line) => {
    const [, name, value = ''] =
      /^([!#$%&'*+.^_`|~\w-]+):[ \t]*([\x21-\x7e\x80-\xff][\t\x20-\x7e\x80-\xff]*)?$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, value] as const];
  });
}

/** How much of an address a pattern names, or -1 where it names another. */
function matchLength(url: URL, pattern: string): number {
  if (!URL.canParse(pattern)) return -1;
  const wanted = new URL(pattern);
  if (wanted.protocol !== url.protocol || wanted.port !== url.port) return -1;
  if (!hostMatches(url.hostname, decodeURIComponent(wanted.hostname))) return -1;
  const path = wanted.pathname.replace(/(?<!\/)\/+$/, '');
  if (url.pathname !== path && !url.pathname.startsWith(`${path}/`)) return -1;
  return 1 + path.length;
}

/** A `*` stands for one part of a host's name. */
function hostMatches(host: string, pattern: string): boolean {
  const [parts, wanted] = [host.split('.'), pattern.split('.')];
  return (
    parts.length === wanted.length && wanted.every((part, index) => part === '*' || part === parts[index])
  );
}
