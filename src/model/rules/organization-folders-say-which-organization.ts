import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredRepository } from '../repository/declared-repository.ts';

export function* organizationFoldersSayWhichOrganization({
  folders,
  context,
}: DeclaredRepository): Iterable<PlacedDiagnostic> {
  const rejected = context.rejected.filter(({ kind }) => kind === undefined || kind === 'Organization');
  const mayDeclareOne = new Set(rejected.map(({ file }) => file));
  for (const { path, files, documents } of folders) {
    if (documents.some(({ kind }) => kind === 'Organization')) continue;
    if (files.some((file) => mayDeclareOne.has(file))) continue;
    const file = documents[0]?.origin.file ?? files[0] ?? path;
    yield createDiagnostic('model/missing-organization', {
      message: `\`${path}\` holds no Organization document`,
      at: { file, document: documents[0]?.origin.document ?? 0, path: ['kind'], on: 'value' },
      hint: `add one: \`kind: Organization\`, \`name: ${path.slice(path.lastIndexOf('/') + 1)}\``,
    });
  }
}
