import { isMistake, type Pattern, type PatternPiece } from '../model/patterns/pattern.ts';
import { parseResourcePattern } from '../model/patterns/resource-pattern.ts';

/**
 * A resource of a type that can be asked about as it stands: `krn:acme:books:o-1:book/NAME`. None of a type whose own
 * letters would have to be written otherwise in a question, such as a literal star.
 */
export function exampleResource(type: string, organizationId: string): string | undefined {
  const parsed = parseResourcePattern(type);
  if (parsed === 'any' || isMistake(parsed)) return undefined;
  const [organization = [], ...before] = parsed.head.toReversed();
  const head = before.toReversed().map((segment) => written(segment, organizationId));
  const isAnyOrganization = organization.length === 1 && organization[0]?.is === 'any-text';
  const id = isAnyOrganization ? organizationId : written(organization, organizationId);
  const resource = [...head, id, written(parsed.rest, organizationId)].join(':');
  return /[*?{}]/.test(resource) ? undefined : resource;
}

function written(pieces: Pattern, organizationId: string): string {
  return pieces.map((piece) => filledIn(piece, organizationId)).join('');
}

function filledIn(piece: PatternPiece, organizationId: string): string {
  if (piece.is === 'literal') return piece.text;
  if (piece.is === 'any-character') return 'X';
  return piece.is === 'variable' && piece.name === 'org_id' ? organizationId : 'NAME';
}
