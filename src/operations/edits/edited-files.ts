import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { type DocumentEdit, fileOf } from '../../edit/document-edit.ts';
import { editedText } from '../../edit/edited-text.ts';
import type { AskedSource } from '../access/asked-source.ts';
import type { EditedFile } from './edited-file.ts';

/**
 * The files that edits change, as they are and as they would be. Nothing is written.
 * @throws BylawError `edit/cannot-edit`
 */
export async function editedFiles(
  { texts }: Pick<AskedSource, 'texts'>,
  edits: readonly DocumentEdit[],
): Promise<readonly EditedFile[]> {
  const paths = [...new Set(edits.map(fileOf))].sort();
  const known = new Set(texts.paths);
  const read = await texts.read(paths.filter((path) => known.has(path)));
  const before = new Map(read.map((file) => [file.path, file.text]));
  return paths.map((path) => {
    const text = before.get(path) ?? '';
    const own = edits.filter((edit) => fileOf(edit) === path);
    const after = known.has(path) === (text !== '') ? editedText(text, own) : undefined;
    if (after === undefined) throw cannotEdit(path);
    return { path, before: text, after };
  });
}

function cannotEdit(path: string): BylawError {
  return new BylawError('edit/cannot-edit', `\`${path}\` is written in a way that cannot be edited here`, {
    hint: `an alias, a value from \`defaults\` or the like is in the way: edit it by hand`,
  });
}
