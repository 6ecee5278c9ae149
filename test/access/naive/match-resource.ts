import { matchText, type Place } from './match-text.ts';
import { type Piece, readPattern, type Variables, withValues } from './read-pattern.ts';
import type { Answer } from './three-valued.ts';

/** Whether a resource matches a resource pattern. */
export function matchResource(pattern: string, resource: string, variables: Variables): Answer {
  // `*` alone matches everything …
  if (pattern === '*') return true;
  const pieces = readPattern(pattern);
  const places = withValues(pieces, variables);
  if (places === undefined) return 'unknown';
  // … and is itself a resource that only `*` matches.
  if (resource === '*') return false;
  return matchSegments(pieces, segmentsOf(resource), variables);
}

/** Segments are found before values are put in: a colon in a value makes none. */
function matchSegments(pieces: readonly Piece[], segments: readonly string[], variables: Variables): boolean {
  const head = headLength(literalScheme(pieces));
  const patterns: Piece[][] = [[]];
  for (const piece of pieces) {
    const isColon = typeof piece === 'object' && 'character' in piece && piece.character === ':';
    if (isColon && patterns.length <= head) patterns.push([]);
    else patterns.at(-1)?.push(piece);
  }
  if (patterns.length !== segments.length) return false;
  return patterns.every((pattern, at) => {
    const places: readonly Place[] = withValues(pattern, variables) ?? [];
    return matchText(places, segments[at] ?? '');
  });
}

function literalScheme(pieces: readonly Piece[]): string {
  let scheme = '';
  for (const piece of pieces) {
    if (typeof piece === 'string' || 'variable' in piece) throw new Error('the scheme takes no wildcard');
    if (piece.character === ':') return scheme;
    scheme += piece.character;
  }
  throw new Error('a pattern without its segments');
}

/** `scheme:partition:service:organization:rest`: a head of four segments, five for `arn`. */
function headLength(scheme: string): number {
  return scheme === 'arn' ? 5 : 4;
}

/** The segments of the head and, last, the rest, which keeps its colons. */
export function segmentsOf(resource: string): readonly string[] {
  const parts = resource.split(':');
  const head = headLength(parts[0] ?? '');
  return [...parts.slice(0, head), parts.slice(head).join(':')];
}

/** Whether a request may name it: all segments are there, or it is `*`. */
export function isResource(resource: string): boolean {
  if (resource === '*') return true;
  const segments = segmentsOf(resource);
  const isPlain = /^[A-Za-z][A-Za-z0-9+.-]*$/.test(segments[0] ?? '');
  return isPlain && resource.split(':').length > headLength(segments[0] ?? '') && segments.at(-1) !== '';
}

/** The segment that names the organization: the last of the head. */
export function organizationOf(resource: string): string | undefined {
  return segmentsOf(resource).at(-2);
}
