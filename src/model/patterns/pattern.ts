/**
 * One piece of a pattern: `*` (any text), `?` (any one character), a variable such as `{org_id}`, or text that means
 * itself.
 */
export type PatternPiece =
  | { readonly is: 'literal'; readonly text: string }
  | { readonly is: 'any-text' }
  | { readonly is: 'any-character' }
  | { readonly is: 'variable'; readonly name: string };

export type Pattern = readonly PatternPiece[];

/** Why a text is not a pattern, in half a sentence that follows the text: "has a `{` that nothing closes". */
export interface PatternMistake {
  readonly mistake: string;
  readonly hint: string;
}

/**
 * The pieces of a pattern. `{*}`, `{?}`, `{{` and `}}` are the literal characters; a lone brace is a mistake.
 * Everything else means itself.
 */
export function parsePattern(text: string): Pattern | PatternMistake {
  const pieces: PatternPiece[] = [];
  let literal = '';
  function push(piece: PatternPiece): void {
    if (literal !== '') pieces.push({ is: 'literal', text: literal });
    literal = '';
    pieces.push(piece);
  }
  for (let at = 0; at < text.length; ) {
    const end = endOfPlain(text, at);
    literal += text.slice(at, end);
    if (end === text.length) break;
    const token = tokenAt(text, end);
    if ('mistake' in token) return token;
    if (typeof token.piece === 'string') literal += token.piece;
    else push(token.piece);
    at = end + token.length;
  }
  if (literal !== '') pieces.push({ is: 'literal', text: literal });
  return pieces;
}

export function isMistake(parsed: object): parsed is PatternMistake {
  return 'mistake' in parsed;
}

/** Where the text ends that stands at a place and means itself whatever follows. */
function endOfPlain(text: string, at: number): number {
  let end = at;
  while (end < text.length && !special.has(text.charCodeAt(end))) end++;
  return end;
}

const special: ReadonlySet<number> = new Set(Array.from('*?{}', (each) => each.charCodeAt(0)));

interface Token {
  readonly piece: PatternPiece | string;
  readonly length: number;
}

/** The character `*`, `?`, `{` or `}` at a place, with what belongs to it. */
function tokenAt(text: string, at: number): Token | PatternMistake {
  const character = text[at];
  if (character === '*') return { piece: { is: 'any-text' }, length: 1 };
  if (character === '?') return { piece: { is: 'any-character' }, length: 1 };
  if (character === '{') return bracedAt(text, at);
  if (text[at + 1] === '}') return { piece: '}', length: 2 };
  return { mistake: 'has a `}` that nothing opens', hint: 'write `}}` for the character itself' };
}

function bracedAt(text: string, at: number): Token | PatternMistake {
  if (text[at + 1] === '{') return { piece: '{', length: 2 };
  const end = text.indexOf('}', at);
  if (end < 0)
    return { mistake: 'has a `{` that nothing closes', hint: 'write `{{` for the character itself' };
  const name = text.slice(at + 1, end);
  const length = end + 1 - at;
  if (name === '*' || name === '?') return { piece: name, length };
  if (/^[A-Za-z0-9._:-]+$/.test(name)) return { piece: { is: 'variable', name }, length };
  return {
    mistake: `has \`{${name}}\`, which is no variable`,
    hint: 'a variable is written `{org_id}`; write `{{` for the character itself',
  };
}
