/** A regular expression taken apart, as far as its loops and what they read matter. */
export type Expression =
  /** One character: the source of what it may be. */
  | { readonly is: 'character'; readonly source: string }
  | { readonly is: 'sequence'; readonly parts: readonly Expression[] }
  | { readonly is: 'choice'; readonly of: readonly Expression[] }
  | { readonly is: 'repeated'; readonly part: Expression; readonly least: number; readonly most: number }
  /** `^`; of lines, and with other conditions on the one character before, what that may be. */
  | { readonly is: 'beginning' }
  | { readonly is: 'behind'; readonly source: string; readonly mayBeNone: boolean }
  /** What reads no character and may fail: `$`, `\b`, what was found before. */
  | { readonly is: 'condition' }
  /** Looks ahead, or behind: then turned round, as it is read from here on. */
  | { readonly is: 'look'; readonly part: Expression };

/** Takes a regular expression apart that the engine accepts. */
export function parseExpression({ source, flags }: RegExp): Expression {
  let at = 0;
  const peek = (text: string): boolean => source.startsWith(text, at);
  const take = (text: string): boolean => {
    if (!peek(text)) return false;
    at += text.length;
    return true;
  };

  function choice(): Expression {
    const of = [sequence()];
    while (take('|')) of.push(sequence());
    const [only] = of;
    return of.length === 1 && only !== undefined ? only : { is: 'choice', of };
  }

  function sequence(): Expression {
    const parts: Expression[] = [];
    while (at < source.length && !peek('|') && !peek(')')) parts.push(repeated(one()));
    return { is: 'sequence', parts };
  }

  function repeated(part: Expression): Expression {
    const found = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/.exec(source.slice(at, at + 30));
    if (found === null) return part;
    at += found[0].length;
    const [, sign, least, comma, most] = found;
    if (sign === '*') return { is: 'repeated', part, least: 0, most: Infinity };
    if (sign === '+') return { is: 'repeated', part, least: 1, most: Infinity };
    if (sign === '?') return { is: 'repeated', part, least: 0, most: 1 };
    const from = Number(least);
    return {
      is: 'repeated',
      part,
      least: from,
      most: comma === undefined ? from : most === '' ? Infinity : Number(most),
    };
  }

  function one(): Expression {
    if (take('^'))
      return flags.includes('m')
        ? { is: 'behind', source: '[\\n\\r\\u2028\\u2029]', mayBeNone: true }
        : { is: 'beginning' };
    if (take('$')) return { is: 'condition' };
    if (take('(')) return group();
    if (peek('[')) return { is: 'character', source: characterClass() };
    if (peek('\\')) return escaped();
    const [character = ''] = flags.includes('u') ? source.slice(at) : [source.slice(at, at + 1)];
    at += character.length;
    return { is: 'character', source: character };
  }

  function group(): Expression {
    const opening = /^\?(?:(:)|(=|!|<=|<!)|<[^>]+>)/.exec(source.slice(at));
    at += opening?.[0].length ?? 0;
    const part = choice();
    if (!take(')')) throw new Error(`a group without an end: ${source}`);
    const look = opening?.[2];
    if (look === undefined) return part;
    if (!look.startsWith('<')) return { is: 'look', part };
    const only = part.is === 'sequence' && part.parts.length === 1 ? part.parts[0] : undefined;
    if (only?.is !== 'character') return { is: 'look', part: reversed(part) };
    const isNot = look === '<!';
    return { is: 'behind', source: isNot ? `(?!${only.source})[\\s\\S]` : only.source, mayBeNone: isNot };
  }

  function characterClass(): string {
    const from = at;
    at += 1;
    while (!peek(']')) at += peek('\\') ? 2 : 1;
    at += 1;
    return source.slice(from, at);
  }

  function escaped(): Expression {
    const found =
      /^\\(?:([bB]|[1-9]\d*|k<[^>]+>)|[pPu]\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|[\s\S])/.exec(
        source.slice(at),
      );
    if (found === null) throw new Error(`an escape that is none: ${source.slice(at)}`);
    at += found[0].length;
    return found[1] === undefined ? { is: 'character', source: found[0] } : { is: 'condition' };
  }

  const whole = choice();
  if (at < source.length) throw new Error(`not taken apart from ${at} on: ${source}`);
  return whole;
}

function reversed(part: Expression): Expression {
  if (part.is === 'sequence') return { ...part, parts: part.parts.map(reversed).reverse() };
  if (part.is === 'choice') return { ...part, of: part.of.map(reversed) };
  return part.is === 'repeated' || part.is === 'look' ? { ...part, part: reversed(part.part) } : part;
}
