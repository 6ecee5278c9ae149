import { operatorFamily } from '../conditions/operator-family.ts';
import { automatonOf, matchedBy } from './automaton.ts';
import type { ContextTest } from './context-test.ts';
import type { Effort } from './effort.ts';
import type { Choices } from './key-choice.ts';
import { isName, nothingRead, shapeAfter } from './name-shape.ts';
import { textChoices, textsCompared } from './text-choices.ts';

/**
 * Of each kind of text that the tests of some keys tell apart so many, or all where there are fewer.
 */
export function likeTexts(tests: readonly ContextTest[], count: number, effort: Effort): Choices<string> {
  const { choices, isComplete } = textChoices(tests, effort);
  const patterns = textsCompared(tests);
  const automaton = automatonOf(patterns);
  const tellsNames = tests.some(
    ({ operator }) => operatorFamily(operator.base)?.comparison === 'resource-like',
  );
  const kindOf = (text: string) =>
    `${tellsNames && isResourceName(text)} ${matchedBy(automaton, text).join(' ')}`;
  const found: string[] = [];
  let isEnough = isComplete;
  for (const choice of choices) {
    const kind = kindOf(choice);
    const alike = new Set([choice]);
    for (const other of variantsOf(choice)) {
      if (alike.size >= count) break;
      effort.left -= 1;
      if (kindOf(other) === kind) alike.add(other);
    }
    // A kind that a text alone makes up has no other.
    const isOneText = patterns.some(({ pieces }) => {
      const [piece, ...more] = pieces;
      const only =
        piece === undefined ? '' : piece.is === 'text' && more.length === 0 ? piece.text : undefined;
      return only === choice;
    });
    if (alike.size < count && !isOneText) isEnough = false;
    found.push(...alike);
  }
  return { choices: found, isComplete: isEnough };
}

function isResourceName(text: string): boolean {
  let shape = nothingRead;
  for (const character of text) shape = shapeAfter(shape, character.codePointAt(0) as number);
  return shape === isName;
}

/** The text with a character more, or with another one, at each place from the end on. */
function* variantsOf(text: string): Iterable<string> {
  const characters = [...text];
  for (let at = characters.length; at >= 0; at -= 1) {
    for (const other of variations) {
      yield [...characters.slice(0, at), other, ...characters.slice(at)].join('');
      if (at < characters.length)
        yield [...characters.slice(0, at), other, ...characters.slice(at + 1)].join('');
    }
    const own = characters[at];
    for (const cased of own === undefined ? [] : [own.toUpperCase(), own.toLowerCase()])
      yield [...characters.slice(0, at), cased, ...characters.slice(at + 1)].join('');
  }
}

const variations: readonly string[] = ['x', 'y', 'z', 'w', '一', '丁', 'xx', 'yyy', '一一', '丁丁丁丁'];
