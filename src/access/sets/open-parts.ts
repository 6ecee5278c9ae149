import { isMistake, type Pattern } from '../../model/patterns/pattern.ts';
import { parseResourcePattern } from '../../model/patterns/resource-pattern.ts';
import { emptyFrame, type Frame } from '../engine/frame.ts';
import { nobody } from '../engine/nobody.ts';
import { type CompiledResource, compileResource, resourceMatches } from '../text/compiled-resource.ts';
import { emptyResourceName, type ResourceName, readResourceName } from '../text/resource-name.ts';
import type { SettledText } from './known-values.ts';

/**
 * Values of what the caller tells with which a pattern matches a resource: where the value is a certain part of the
 * resource that part alone, else some of its parts, the shortest first.
 */
export function openParts({ text }: SettledText, resource: string): readonly string[] {
  const parsed = parseResourcePattern(text);
  if (parsed === 'any' || isMistake(parsed)) return [];
  const name = emptyResourceName();
  if (!readResourceName(name, resource)) return [];
  const certain = certainPart([...parsed.head, parsed.rest], name);
  const tried = certain === undefined ? someParts(resource) : [certain];
  return tried
    .filter((value) => resourceMatches(withValue(text, value), frame, name, false))
    .slice(0, mostFound);
}

/** What stands in a segment between the texts that the pattern has there; undefined where it has stars there too. */
function certainPart(
  segments: readonly Pattern[],
  { text, headLength, colons }: ResourceName,
): string | undefined {
  const at = segments.findIndex((segment) => segment.some(({ is }) => is === 'variable'));
  const segment = segments[at] ?? [];
  if (at > headLength || segment.filter(({ is }) => is !== 'literal').length !== 1) return undefined;
  const own = text.slice(
    at === 0 ? 0 : (colons[at - 1] as number) + 1,
    at < headLength ? colons[at] : undefined,
  );
  const place = segment.findIndex(({ is }) => is === 'variable');
  const length = (pieces: Pattern) =>
    pieces.reduce((sum, piece) => sum + (piece.is === 'literal' ? piece.text.length : 0), 0);
  return own.slice(
    length(segment.slice(0, place)),
    Math.max(0, own.length - length(segment.slice(place + 1))),
  );
}

function someParts(text: string): readonly string[] {
  const found = new Set<string>();
  for (let length = 0; length <= text.length && found.size < mostTried; length += 1)
    for (let from = 0; from + length <= text.length; from += 1) found.add(text.slice(from, from + length));
  return [...found];
}

const mostTried = 1000;
const mostFound = 3;

const frame: Frame = emptyFrame(nobody);

function withValue(text: string, value: string): CompiledResource {
  return compileResource(text, () => ({ is: 'constant', value }));
}
