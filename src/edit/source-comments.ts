import { Lexer } from 'yaml';

/** A comment of a YAML text, as written. */
export interface SourceComment {
  /** From the `#` to the end of its line, trailing white space cut. */
  readonly text: string;
  /** 0-based offset of the `#` in the text. */
  readonly offset: number;
  /** 0-based line, and 0-based column of the line's first character that is not white space. */
  readonly line: number;
  readonly indent: number;
  /** Whether something other than white space stands before it on its line. */
  readonly trailing: boolean;
}

/** The lexer announces a scalar with this, so that a scalar's own `#` is never taken for a comment. */
const scalarMark = '\u001f';
/** Marks of the lexer that stand for no text of the source: document start, scalar, error in a flow. */
const marks = new Set(['\u0002', scalarMark, '\u0018']);

/** Every comment of a YAML text, in order; works on invalid YAML too, as far as its tokens can be told. */
export function sourceComments(text: string): readonly SourceComment[] {
  const comments: SourceComment[] = [];
  const lines = lineStarts(text);
  let offset = 0;
  let line = 0;
  let inScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (marks.has(token)) {
      inScalar = token === scalarMark;
      continue;
    }
    if (!inScalar && token.startsWith('#')) {
      while ((lines[line + 1] ?? Number.POSITIVE_INFINITY) <= offset) line += 1;
      const before = text.slice(lines[line] ?? 0, offset).replace(/^\uFEFF/, '');
      const indent = before.length - before.trimStart().length;
      comments.push({ text: token.trimEnd(), offset, line, indent, trailing: before.trim() !== '' });
    }
    inScalar = false;
    offset += token.length;
  }
  return comments;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
