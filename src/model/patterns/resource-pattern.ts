import { isMistake, type Pattern, type PatternMistake, type PatternPiece, parsePattern } from './pattern.ts';

/**
 * A pattern of resource names `scheme:partition:service:organization:rest`, cut into its segments. `head` starts
 * with the scheme; `*` and `?` never cross a colon there. In `rest` they match any character.
 */
export interface ResourcePattern {
  readonly scheme: string;
  readonly head: readonly Pattern[];
  readonly rest: Pattern;
}

/** `*` alone matches every resource. */
export type AnyResource = 'any';

export function parseResourcePattern(text: string): ResourcePattern | AnyResource | PatternMistake {
  if (text === '*') return 'any';
  const pattern = parsePattern(text);
  if (isMistake(pattern)) return pattern;
  const scheme = schemeOf(pattern);
  if (scheme === undefined) {
    return {
      mistake: 'does not begin with a plain scheme',
      hint: 'a resource begins with a scheme such as `krn:`',
    };
  }
  const headLength = scheme === 'arn' ? 5 : 4;
  const { head, rest } = cutAtColons(pattern, headLength);
  if (head.length < headLength || rest.length === 0) return tooShort(scheme);
  return { scheme, head, rest };
}

function schemeOf(pattern: Pattern): string | undefined {
  const [first] = pattern;
  return first?.is === 'literal'
    ? /^(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):/.exec(first.text)?.groups?.scheme
    : undefined;
}

function tooShort(scheme: string): PatternMistake {
  const shape =
    scheme === 'arn'
      ? 'arn:partition:service:region:account:rest'
      : `${scheme}:partition:service:organization:rest`;
  return { mistake: 'lacks some of its segments', hint: `write it as \`${shape}\`, or \`*\` for everything` };
}

/** Variables were found before: a colon in the name of one cuts nothing. */
function cutAtColons(pattern: Pattern, headLength: number): { head: readonly Pattern[]; rest: Pattern } {
  const head: Pattern[] = [];
  let segment: PatternPiece[] = [];
  for (const piece of pattern) {
    let text = piece.is === 'literal' ? piece.text : '';
    while (piece.is === 'literal' && head.length < headLength && text.includes(':')) {
      const colon = text.indexOf(':');
      head.push(withLiteral(segment, text.slice(0, colon)));
      segment = [];
      text = text.slice(colon + 1);
    }
    segment = piece.is === 'literal' ? withLiteral(segment, text) : [...segment, piece];
  }
  return head.length < headLength ? { head, rest: [] } : { head, rest: segment };
}

function withLiteral(segment: readonly PatternPiece[], text: string): PatternPiece[] {
  return text === '' ? [...segment] : [...segment, { is: 'literal', text }];
}
