import { type Checked, hasErrors } from '../diagnostic/diagnostic.ts';
import type { Document } from '../parse/document.ts';
import { type RepositorySettings, repositoryDocument, settingsOf } from './repository/settings.ts';
import { settingsRules } from './rules/rules.ts';

/**
 * The settings of a repository, from the documents of its `bylaw.yaml` (none: every default): what must be known
 * before the other files are found. `buildModel` gives the same diagnostics again.
 */
export function repositorySettings(documents: readonly Document[]): Checked<RepositorySettings> {
  const document = repositoryDocument(documents);
  const diagnostics = settingsRules.flatMap((rule) => [...rule(document)]);
  return { value: hasErrors(diagnostics) ? undefined : settingsOf(document), diagnostics };
}
