import { invariant } from '../../diagnostic/bylaw-error.ts';
import { sendableText } from './sendable-text.ts';

/** GitHub's own limit. */
const longest = 65_536;

/** What a comment is found by: its first line, which nobody sees. */
export function commentMark(name: string): string {
  invariant(/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name), `a comment cannot be named ${JSON.stringify(name)}`);
  return `<!-- bylaw:${name} -->`;
}

export function markedBody(mark: string, body: string): string {
  const text = `${mark}\n${sendableText(body)}`;
  invariant(text.length <= longest, `a comment of ${text.length} characters: GitHub takes ${longest}`);
  return text;
}

/** Only where the mark comes first: further down it may be quoted, or be of whoever a comment repeats. */
export function bearsMark(text: string, mark: string): boolean {
  return text.trimStart().split(/\r?\n/, 1)[0]?.trimEnd() === mark;
}

/** GitHub may break lines in its own way, and does not keep blanks at the end. */
export function saysSame(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}
