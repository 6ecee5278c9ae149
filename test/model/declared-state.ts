import { sha256 } from '../../src/digest/digest.ts';
import type { buildModel } from '../../src/model/build-model.ts';
import { declareOrganization } from '../../src/model/organization/declare-organization.ts';
import type { DeclaredOrganization } from '../../src/model/organization/declared-organization.ts';
import { declareRepository } from '../../src/model/repository/declared-repository.ts';
import type { Contents } from '../../src/model/verdicts/inputs-of.ts';
import type { Document, SourceFile } from '../../src/parse/document.ts';
import { parseDocuments } from '../../src/parse/parse-documents.ts';
import { rejectedDocuments } from '../../src/parse/rejected-documents.ts';

export interface State {
  readonly documents: readonly Document[];
  readonly context: Parameters<typeof buildModel>[1];
  readonly contents: Contents;
}

export function stateOf(files: readonly SourceFile[]): State {
  const { value: documents = [], diagnostics } = parseDocuments(files);
  const rejected = rejectedDocuments(files, diagnostics, documents);
  const context = { files: files.map(({ path }) => path), rejected };
  const ids = new Map(files.map(({ path, text }) => [path, sha256(text)]));
  return { documents, context, contents: (path) => ids.get(path) };
}

export function declaredIn({ documents, context }: State): readonly DeclaredOrganization[] {
  const repository = declareRepository(documents, context);
  return repository.folders.flatMap((folder) => declareOrganization(folder, repository) ?? []);
}
