import type { Splice } from './splice.ts';
import type { WrittenText } from './written-text.ts';

/** Where a document stands in its text, from its `---` to the next one. */
export interface DocumentText {
  readonly start: number;
  readonly end: number;
  /** Where its first line ends, if that is nothing but `---`; else `start`. */
  readonly content: number;
}

/** Undefined where directives or `...` part documents: what is between them belongs to none. */
export function documentTexts({ text, documents }: WrittenText): readonly DocumentText[] | undefined {
  if (/^(?:%|\.\.\.)/m.test(text) || documents.some(({ errors }) => errors.length > 0)) return undefined;
  const starts = documents.map(({ range }) => range[0]);
  return starts.map((start, index) => {
    const marker = /^---[ \t]*(?:\r?\n|$)/.exec(text.slice(start, start + 200));
    return { start, end: starts[index + 1] ?? text.length, content: start + (marker?.[0].length ?? 0) };
  });
}

/** What takes a document out, with its comments; the text is empty where it was the only one. */
export function removeDocumentText(written: WrittenText, number: number): readonly Splice[] | undefined {
  const texts = documentTexts(written);
  const [document, next] = [texts?.[number], texts?.[number + 1]];
  if (texts === undefined || document === undefined) return undefined;
  const { text } = written;
  if (texts.length === 1) return [{ start: 0, end: text.length, text: '' }];
  if (number > 0) return [upTo(text, document.start, document.end)];
  if (document.content > document.start || next === undefined) {
    return [{ start: document.start, end: document.end, text: '' }];
  }
  // The next one is the first now, which has no `---` here.
  return [{ start: headEnd(text, document.start), end: next.content, text: '' }];
}

/** The end of a text that has no line break there has none without its last document either. */
function upTo(text: string, start: number, end: number): Splice {
  const isUnended = end === text.length && !text.endsWith('\n');
  const from = isUnended ? start - (text.startsWith('\r\n', start - 2) ? 2 : 1) : start;
  return { start: from, end, text: '' };
}

/** Where the comments end that are about the file: those that a blank line parts from the document, and what editors read. */
function headEnd(text: string, start: number): number {
  const above = text.slice(0, start);
  const apart = /^[\s\S]*\n[ \t]*\r?\n/.exec(above);
  const modeline = /^\uFEFF?#[ \t]*yaml-language-server:.*\r?\n/.exec(above);
  return Math.max(apart?.[0].length ?? 0, modeline?.[0].length ?? 0, text.startsWith('\uFEFF') ? 1 : 0);
}
