import type { TextPattern, TextPiece } from './text-pattern.ts';

/** A pattern of these pieces: texts side by side are one, and a star after a star says nothing. */
export function makePattern(some: Iterable<TextPiece>, written: string): TextPattern {
  const pieces: TextPiece[] = [];
  for (const piece of some) {
    const last = pieces.at(-1);
    if ((piece.is === 'text' || piece.is === 'text-without-case') && piece.text === '') continue;
    if (piece.is === 'any-text' && last?.is === 'any-text' && last.inHead === piece.inHead) continue;
    if (piece.is === 'text' && last?.is === 'text')
      pieces[pieces.length - 1] = { is: 'text', text: last.text + piece.text };
    else pieces.push(piece);
  }
  return { key: pieces.map(wordOf).join(' '), written, pieces };
}

function wordOf(piece: TextPiece): string {
  switch (piece.is) {
    case 'text':
      return JSON.stringify(piece.text);
    case 'text-without-case':
      return `~${JSON.stringify(piece.text)}`;
    case 'any-character':
      return piece.inHead ? ':?' : '?';
    case 'any-text':
      return piece.inHead ? ':*' : '*';
  }
}

/** Each once, by their keys. */
export function eachOnce<T extends { readonly key: string }>(some: Iterable<T>): readonly T[] {
  const byKey = new Map<string, T>();
  for (const each of some) if (!byKey.has(each.key)) byKey.set(each.key, each);
  return [...byKey.values()];
}
