import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { nearestName } from '../../diagnostic/nearest-name.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { isMistake, parsePattern } from '../patterns/pattern.ts';
import { placeAt } from '../place.ts';
import { conditionsOf } from '../references/conditions-of.ts';
import { resourcesOf, type WrittenText } from '../references/written-texts.ts';

/** Besides these every declared key that holds a text. */
const ownVariables: readonly string[] = ['org_id', 'zone', 'principal.id'];

export function* variablesAreKnown(declared: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  for (const written of resourcesOf(declared)) yield* unknownVariables(declared, written);
  for (const { texts } of conditionsOf(declared)) {
    for (const written of texts) yield* unknownVariables(declared, written);
  }
}

function* unknownVariables(
  declared: DeclaredOrganization,
  { text, from, path }: WrittenText,
): Iterable<PlacedDiagnostic> {
  const pattern = text.includes('{') ? parsePattern(text) : [];
  if (isMistake(pattern)) return;
  for (const piece of pattern) {
    if (piece.is !== 'variable' || ownVariables.includes(piece.name)) continue;
    const type = declared.actions.keyType(piece.name);
    if (type === 'string' || type === 'attribute' || mayBeRejected(declared, piece.name)) continue;
    const known = `\`{${piece.name}}\``;
    yield createDiagnostic('model/unknown-variable', {
      message: type === undefined ? `there is no variable ${known}` : `${known} is no text, but \`${type}\``,
      at: placeAt(from, path),
      hint: hintFor(declared, piece.name),
    });
  }
}

function mayBeRejected(declared: DeclaredOrganization, name: string): boolean {
  return (
    name.includes('.') && declared.mayBeRejected('Service', name.slice(0, name.indexOf('.')).toLowerCase())
  );
}

function hintFor({ actions }: DeclaredOrganization, name: string): string {
  if (actions.keyType(name) !== undefined) return 'only a key that holds one text is a variable';
  const texts = actions.keys.filter((key) => actions.keyType(key) === 'string');
  const near = nearestName(name, [...ownVariables, ...texts]);
  return near === undefined
    ? 'write `{{` and `}}` for the characters themselves'
    : `did you mean \`{${near}}\`?`;
}
