/** The values of a Git configuration, by `section.name` or `section.subsection.name`; section and name in lower case. */
export type Config = ReadonlyMap<string, readonly string[]>;

/** Entries in the order they are written, with keys as `Config` has them. */
export type ConfigEntries = readonly (readonly [key: string, value: string])[];

export function configOf(entries: ConfigEntries): Config {
  const values = new Map<string, string[]>();
  for (const [key, value] of entries) {
    const known = values.get(key);
    if (known === undefined) values.set(key, [value]);
    else known.push(value);
  }
  return values;
}

/**
 * Parses the text of a Git configuration file. A line that is not understood is passed over, since what Bylaw asks
 * for may well stand in the others.
 */
export function parseConfig(text: string): ConfigEntries {
  const entries: (readonly [string, string])[] = [];
  let section = '';
  for (const line of text.replace(/\r\n/g, '\n').replace(/\\\n/g, '').split('\n')) {
    const header = /^\s*\[\s*([\w.-]+)\s*(?:"((?:[^"\\]|\\.)*)"\s*)?\](.*)$/s.exec(line);
    const [, name = '', subsection, afterHeader = ''] = header ?? [];
    if (header !== null) {
      section =
        name.toLowerCase() + (subsection === undefined ? '' : `.${subsection.replace(/\\(.)/g, '$1')}`);
    }
    const pair = /^\s*([A-Za-z][\w-]*)\s*(?:=(.*))?$/s.exec(header === null ? line : afterHeader);
    if (pair === null || section === '') continue;
    const key = `${section}.${(pair[1] ?? '').toLowerCase()}`;
    // A name alone means true.
    const value = pair[2] === undefined ? 'true' : parseValue(pair[2]);
    entries.push([key, value]);
  }
  return entries;
}

/** The value without quotes and comment; white space counts only inside quotes and between words. */
function parseValue(raw: string): string {
  let value = '';
  let quoted = false;
  /** How much of `value` stays: what follows so far is white space outside quotes. */
  let kept = 0;
  for (let at = 0; at < raw.length; at++) {
    let character = raw[at] ?? '';
    if (character === '"') {
      quoted = !quoted;
      kept = value.length;
      continue;
    }
    if (!quoted && (character === '#' || character === ';')) break;
    const plain = character;
    if (plain === '\\') character = escapes[raw[++at] ?? ''] ?? raw[at] ?? '';
    if (value === '' && !quoted && /\s/.test(plain)) continue;
    value += character;
    if (quoted || !/\s/.test(plain)) kept = value.length;
  }
  return value.slice(0, kept);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', b: '\b' };
