import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { isMistake, type PatternMistake, parsePattern } from '../patterns/pattern.ts';
import { parseResourcePattern } from '../patterns/resource-pattern.ts';
import { placeAt } from '../place.ts';
import { conditionsOf } from '../references/conditions-of.ts';
import { resourcesOf, type WrittenText } from '../references/written-texts.ts';
import { takesResources, takesVariables } from '../services/condition-operator.ts';

/** The patterns among condition values too, in which only braces can be wrong unless they are resources. */
export function* resourcePatternsAreWellFormed(declared: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  for (const written of resourcesOf(declared)) yield* mistakeOf(written, parseResourcePattern(written.text));
  for (const { operator, texts } of conditionsOf(declared)) {
    if (!takesVariables(operator)) continue;
    const parse = takesResources(operator) ? parseResourcePattern : parsePattern;
    for (const written of texts) yield* mistakeOf(written, parse(written.text));
  }
}

function* mistakeOf(
  { text, from, path }: WrittenText,
  parsed: object | PatternMistake | 'any',
): Iterable<PlacedDiagnostic> {
  if (typeof parsed === 'string' || !isMistake(parsed)) return;
  yield createDiagnostic('model/malformed-resource', {
    message: `\`${text}\` ${parsed.mistake}`,
    at: placeAt(from, path),
    hint: parsed.hint,
  });
}
