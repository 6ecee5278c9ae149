import type { CompiledResource } from '../text/compiled-resource.ts';
import type { Glob } from '../text/glob.ts';
import { makePattern } from './make-pattern.ts';
import type { TextPattern, TextPiece } from './text-pattern.ts';

/**
 * What tells apart the resources that a pattern matches from those that it does not. None for one that matches nothing,
 * or whose variables have no values yet.
 */
export function resourcePatterns(resource: CompiledResource, written: string): readonly TextPattern[] {
  switch (resource.shape) {
    case 'exact':
      return [makePattern([{ is: 'text', text: resource.text }], written)];
    case 'prefix':
      return [makePattern([{ is: 'text', text: resource.text }, anyText], written)];
    case 'tail':
      return [
        makePattern(
          [{ is: 'text', text: resource.text }, ...piecesOf(resource.rest as Glob, false)],
          written,
        ),
      ];
    case 'segments':
      return [makePattern(piecesOfSegments(resource), written)];
    case 'organization':
      return [ofOrganization(3, resource.text), ofOrganization(4, resource.text), everyArn];
    case 'any':
      return [anything];
    case 'none':
    case 'doubtful':
    case 'variable':
      return [];
  }
}

const anyText: TextPiece = { is: 'any-text', inHead: false };
const anyInHead: TextPiece = { is: 'any-text', inHead: true };
const colon: TextPiece = { is: 'text', text: ':' };

/** Every text at all. */
export const anything: TextPattern = makePattern([anyText], '*');

/** A name that begins so has its organization one segment later. */
const everyArn: TextPattern = { ...makePattern([{ is: 'text', text: 'arn:' }, anyText], '*'), headLength: 0 };

function ofOrganization(segmentsBefore: number, id: string): TextPattern {
  const before = Array.from({ length: segmentsBefore }, () => [anyInHead, colon]).flat();
  const pattern = makePattern([...before, { is: 'text', text: `${id}:` }, anyText], '*');
  return { ...pattern, headLength: segmentsBefore + 1 };
}

function piecesOfSegments({ head, rest }: CompiledResource): readonly TextPiece[] {
  return [
    ...head.flatMap((segment) => [...piecesOf(segment, true), colon]),
    ...piecesOf(rest as Glob, false),
  ];
}

/** The pieces of a glob, whose stars stop at a colon in the head of a name. */
export function piecesOf({ chunks, startsOpen, endsOpen }: Glob, inHead: boolean): readonly TextPiece[] {
  const star: TextPiece = { is: 'any-text', inHead };
  const pieces: TextPiece[] = startsOpen ? [star] : [];
  for (const [at, { text, wild }] of chunks.entries()) {
    if (at > 0) pieces.push(star);
    let from = 0;
    for (let place = 0; place < text.length; place += 1) {
      if (wild?.[place] !== 1) continue;
      pieces.push({ is: 'text', text: text.slice(from, place) }, { is: 'any-character', inHead });
      from = place + 1;
    }
    pieces.push({ is: 'text', text: text.slice(from) });
  }
  return endsOpen ? [...pieces, star] : pieces;
}
