import { Composer, Lexer, Parser, type YAMLParseError, type Document as YamlDocument } from 'yaml';

/** How Bylaw reads YAML: version 1.2, core types only, no merge keys, no tags but those of the core types. */
const options = {
  version: '1.2',
  schema: 'core',
  merge: false,
  resolveKnownTags: false,
  // Checked while reading the nodes: yaml compares every key of a map with every other.
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/**
 * How deeply a text may be nested before it is read no further: deeper than any document may be, and far from what
 * the stack of the composer holds, so that it does not depend on the machine what is told.
 */
const deepest = 200;
/** How many words and marks a file may hold: ten times what an organization of ten thousand people takes. */
const mostWords = 5_000_000;
/** How many errors of a file are kept: of each document only the first is told. */
const mostErrors = 10_000;

export interface ReadYaml {
  /** Broken ones and empty ones among them, so that their numbers are those of `Place`. */
  readonly documents: readonly YamlDocument.Parsed[];
  /** Why the rest of the text was not read, and from where; then at least one document is missing. */
  readonly stopped?: Stop;
}

export type Stop =
  | { readonly because: 'too-deep' | 'too-much'; readonly offset: number }
  | { readonly because: 'broken'; readonly error: YAMLParseError };

/** The documents of a file, in time and memory that are in proportion to its length. */
export function readYaml(text: string): ReadYaml {
  const parser = new Parser();
  const composer = new Composer(options);
  const internals = impatient(composer);
  const documents: YamlDocument.Parsed[] = [];
  try {
    const stop = compose(text, parser, composer, documents);
    if (stop !== undefined) return { documents: [...documents, ...composer.end()], stopped: stop };
    for (const token of parser.end()) documents.push(...composer.next(token));
    documents.push(...composer.end());
  } catch (thrown) {
    if (!(thrown instanceof Impatience)) throw thrown;
    const [error] = internals.errors;
    internals.errors = [];
    return { documents: [...documents, ...composer.end()], stopped: stopAt(error, parser.offset) };
  }
  // What is wrong where there is no document belongs to none.
  const [error] = documents.length === 0 ? internals.errors : [];
  return error === undefined ? { documents } : { documents, stopped: { because: 'broken', error } };
}

/** Composes as far as the limits go; gives why it went no further. */
function compose(
  text: string,
  parser: Parser,
  composer: Composer,
  documents: YamlDocument.Parsed[],
): Stop | undefined {
  let words = 0;
  let errors = 0;
  for (const word of new Lexer().lex(text)) {
    const { offset } = parser;
    for (const token of parser.next(word)) {
      if (token.type === 'error') errors += 1;
      for (const document of composer.next(token)) documents.push(document);
    }
    words += 1;
    if (parser.stack.length > deepest) return { because: 'too-deep', offset };
    if (words > mostWords || errors > mostErrors) return { because: 'too-much', offset };
  }
  return undefined;
}

function stopAt(error: YAMLParseError | undefined, offset: number): Stop {
  return error === undefined ? { because: 'too-much', offset } : { because: 'broken', error };
}

class Impatience extends Error {}

interface Internals {
  onError: (source: unknown, code: string, message: string, warning?: boolean) => void;
  errors: YAMLParseError[];
}

/** Each error is an object with a stack: a file of commas makes millions of them. */
function impatient(composer: Composer): Internals {
  const internals = composer as unknown as Internals;
  const tell = internals.onError;
  let count = 0;
  internals.onError = (...error) => {
    tell(...error);
    count += 1;
    if (count > mostErrors) throw new Impatience();
  };
  return internals;
}
