import { isMistake, type PatternPiece } from '../../model/patterns/pattern.ts';
import { parseResourcePattern } from '../../model/patterns/resource-pattern.ts';
import type { SettledText } from './known-values.ts';
import { makePattern } from './make-pattern.ts';
import { anything } from './resource-patterns.ts';
import type { OpenPlace, TextPattern, TextPiece } from './text-pattern.ts';

/**
 * What tells the resources of a pattern apart in which something of the caller stands: with any text there, as long as
 * nobody knows the texts that it is compared with.
 */
export function openPatterns({ text, dependsOn }: SettledText, written: string): readonly TextPattern[] {
  const parsed = parseResourcePattern(text);
  if (parsed === 'any') return [anything];
  if (isMistake(parsed)) return [];
  const segments = [...parsed.head, parsed.rest];
  const pieces = segments.flatMap((segment, at) => {
    const inHead = at < parsed.head.length;
    const own = segment.map((piece) => pieceOf(piece, inHead));
    return inHead ? [...own, { is: 'text', text: ':' } as const] : own;
  });
  const places = pieces.flatMap((piece, at) => (piece === hole || piece === holeInHead ? [at] : []));
  const [place = 0] = places;
  const segment = segments.find((each) => each.some(({ is }) => is === 'variable')) ?? [];
  const others = segment.filter(({ is }) => is !== 'literal').length - 1;
  const open: OpenPlace = {
    key: dependsOn[0]?.name.toLowerCase() ?? '',
    before: pieces.slice(0, place),
    after: pieces.slice(place + 1),
    inHead: pieces[place] === holeInHead,
    isUnique: others === 0,
    isOnly: places.length === 1,
  };
  const pattern = makePattern(pieces, written);
  return [{ ...pattern, key: `${pattern.key} of ${places.join(' ')} ${open.key}`, open }];
}

/** The pattern with a text, or what texts match, where the caller's value stands; undefined where no name has it so. */
export function withTexts(
  { before, after, inHead }: OpenPlace,
  { pieces }: TextPattern,
): TextPattern | undefined {
  const own = pieces.map((piece) => ('inHead' in piece ? { ...piece, inHead } : piece));
  if (inHead && own.some((piece) => 'text' in piece && piece.text.includes(':'))) return undefined;
  return makePattern([...before, ...own, ...after], '*');
}

const hole: TextPiece = { is: 'any-text', inHead: false };
const holeInHead: TextPiece = { is: 'any-text', inHead: true };

function pieceOf(piece: PatternPiece, inHead: boolean): TextPiece {
  switch (piece.is) {
    case 'literal':
      return { is: 'text', text: piece.text };
    case 'any-text':
      return { is: 'any-text', inHead };
    case 'any-character':
      return { is: 'any-character', inHead };
    case 'variable':
      return inHead ? holeInHead : hole;
  }
}
