import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { suggestions } from '../../diagnostic/suggestions.ts';
import { placeAt } from '../place.ts';
import type { DeclaredRepository } from '../repository/declared-repository.ts';
import { isTamePattern, tooWild } from '../repository/is-tame-pattern.ts';
import { matchesAny, staysBelow } from '../repository/organization-folders.ts';

/** Only of patterns that are written: without any, `some-organization-is-declared` speaks. */
export function* organizationPatternsMatchAFolder({
  settingsDocument,
  files,
}: DeclaredRepository): Iterable<PlacedDiagnostic> {
  const patterns = settingsDocument?.body.organizations;
  if (settingsDocument === undefined || patterns === undefined) return;
  const folders = foldersOf(files);
  const suggest = suggestions();
  for (const [index, pattern] of patterns.entries()) {
    if (!staysBelow(pattern) || folders.some(matchesAny([pattern]))) continue;
    yield createDiagnostic('model/unmatched-pattern', {
      message: `\`${pattern}\` matches no folder that holds a YAML file`,
      at: placeAt(settingsDocument.origin, ['organizations', index]),
      ...(isTamePattern(pattern)
        ? suggest.didYouMean(pattern, folders, 'correct it, or remove it')
        : tooWild),
    });
  }
}

function foldersOf(files: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const file of files) {
    for (let slash = file.lastIndexOf('/'); slash > 0; slash = file.lastIndexOf('/', slash - 1)) {
      const folder = file.slice(0, slash);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return [...folders];
}
