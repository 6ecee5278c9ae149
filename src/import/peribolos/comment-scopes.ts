import type { Node } from 'yaml';
import type { SourceComment } from '../../edit/source-comments.ts';
import type { YamlFile } from './yaml-file.ts';

/** Something that a comment may be about: a team, an organization. It begins at its key. */
export interface CommentScope {
  /** 0-based line and column of the key. */
  readonly line: number;
  readonly column: number;
  /** Comments about it, in the order of the source. */
  readonly comments: string[];
}

export function scopeAt(file: YamlFile, key: Node): CommentScope {
  const { start } = file.rangeOf(key);
  return { line: start.line - 1, column: start.column - 1, comments: [] };
}

/** What stands beside a value becomes its reason: the comment on its last line. Taken only once. */
export function takeCommentBeside(file: YamlFile, node: Node): string | undefined {
  const comment = file.trailing.get(file.rangeOf(node).end.line - 1);
  const text = comment?.text.replace(/^#+\s*/, '') ?? '';
  if (comment === undefined || text === '' || file.taken.has(comment)) return undefined;
  file.taken.add(comment);
  return text;
}

/**
 * Gives every comment that is not taken to the scope it is about, else to `rest`. On a line of its own it belongs
 * to the scope whose key follows it at the same indentation, else to the innermost scope it is indented under; at
 * the end of a line to the scope that the line belongs to, and then the line is kept with it.
 */
export function giveComments(file: YamlFile, scopes: readonly CommentScope[], rest: string[]): void {
  const lines = file.text.split('\n').map((line) => line.trimEnd());
  const inOrder = [...scopes].sort((left, right) => left.line - right.line || left.column - right.column);
  for (const comment of file.comments) {
    if (file.taken.has(comment)) continue;
    const scope = comment.trailing ? ofLine(inOrder, comment) : ofOwnLine(inOrder, comment, lines);
    const kept = comment.trailing ? `# ${lines[comment.line]?.trim() ?? comment.text}` : comment.text;
    (scope?.comments ?? rest).push(kept);
  }
}

function ofLine(scopes: readonly CommentScope[], comment: SourceComment): CommentScope | undefined {
  return scopes.findLast((scope) => scope.line <= comment.line && scope.column <= comment.indent);
}

function ofOwnLine(
  scopes: readonly CommentScope[],
  comment: SourceComment,
  lines: readonly string[],
): CommentScope | undefined {
  let next = comment.line + 1;
  while (next < lines.length && /^\s*(#|$)/.test(lines[next] ?? '')) next += 1;
  const following = scopes.find((scope) => scope.line === next && scope.column === comment.indent);
  return following ?? scopes.findLast((scope) => scope.line < comment.line && scope.column < comment.indent);
}
