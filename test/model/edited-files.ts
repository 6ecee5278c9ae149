import type { SourceFile } from '../../src/parse/document.ts';
import { chosenSeed } from '../chosen-seed.ts';

export const seed = chosenSeed();

export function dice(): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** One word of one file becomes a word of another, or the file is not there. */
export function edited(files: readonly SourceFile[], roll: (limit: number) => number): readonly SourceFile[] {
  const at = roll(files.length);
  if (roll(4) === 0) return files.filter((_, index) => index !== at);
  const words = (files[roll(files.length)]?.text ?? '').match(/[\w:@/.{}*-]+/g) ?? ['a'];
  return files.map((file, index) => {
    if (index !== at) return file;
    const places = [...file.text.matchAll(/(?<=[\s[{])[\w@/.{}*-]+(?=[\s,\]}])/g)];
    const place = places[roll(places.length)];
    if (place === undefined) return file;
    const word = words[roll(words.length)] ?? 'a';
    return {
      ...file,
      text: file.text.slice(0, place.index) + word + file.text.slice(place.index + place[0].length),
    };
  });
}
