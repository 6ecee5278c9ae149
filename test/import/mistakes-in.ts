import type { PlacedDiagnostic } from '../../src/diagnostic/diagnostic.ts';
import { buildModel } from '../../src/model/build-model.ts';
import type { SourceFile } from '../../src/parse/document.ts';
import { parseDocuments } from '../../src/parse/parse-documents.ts';

/** Every mistake in the files of a repository, of any layer. */
export function mistakesIn(files: readonly SourceFile[]): readonly PlacedDiagnostic[] {
  const parsed = parseDocuments(files);
  const context = { files: files.map((file) => file.path), rejected: [] };
  return [...parsed.diagnostics, ...buildModel(parsed.value ?? [], context).diagnostics];
}
