import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { type Suggestions, suggestions } from '../../diagnostic/suggestions.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';
import { isTamePattern, tooWild } from '../repository/is-tame-pattern.ts';
import { matchesAny, sharedFolder, staysBelow } from '../repository/organization-folders.ts';

export function* sharedPatternsMatchAFile({
  root,
  sharedFiles,
}: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const files = sharedFiles.map((file) => file.slice(sharedFolder.length));
  const suggest = suggestions();
  for (const [index, pattern] of (root.body.uses ?? []).entries()) {
    if (!staysBelow(pattern) || files.some(matchesAny([pattern]))) continue;
    yield createDiagnostic('model/unmatched-pattern', {
      message: `\`${pattern}\` matches no file under \`shared/\``,
      at: placeAt(root.origin, ['uses', index]),
      ...hintFor(pattern, files, suggest),
    });
  }
}

function hintFor(pattern: string, files: readonly string[], suggest: Suggestions): { hint?: string } {
  if (!isTamePattern(pattern)) return tooWild;
  return pattern.startsWith(sharedFolder)
    ? { hint: `write it from \`shared/\`: \`${pattern.slice(sharedFolder.length)}\`` }
    : suggest.didYouMean(pattern, files, 'correct it, or remove it');
}
