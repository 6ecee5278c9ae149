/** A text as Cedar writes it. */
export function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

/** A pattern of `*`, with `{*}` for the star itself, as a Cedar pattern. */
export function quotedPattern(pattern: string): string {
  const parts = pattern.split('{*}').map((part) => part.split('*').map(escaped).join('*'));
  return `"${parts.join('\\*')}"`;
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}

export function allOf(expressions: readonly string[]): string {
  return expressions.length === 0 ? 'true' : expressions.map((each) => `(${each})`).join(' && ');
}

export function anyOf(expressions: readonly string[]): string {
  return expressions.length === 0 ? 'false' : expressions.map((each) => `(${each})`).join(' || ');
}

/** A time as Cedar writes it: with an offset it takes none, so in milliseconds. */
export function datetime(text: string): string {
  return `datetime(${quoted(new Date(text).toISOString())})`;
}
