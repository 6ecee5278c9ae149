import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { type DocumentEdit, editedText } from '../../edit/document-edit.ts';
import type { SourceFile } from '../../parse/document.ts';
import type { EditReport } from '../../report/edits/edit-report.ts';
import { unifiedDiff } from '../../report/unified-diff.ts';
import { type AskedSource, validModel } from '../access/asked-source.ts';
import { loadModel } from '../load-model.ts';
import { editedTree } from '../policies/edited-tree.ts';
import type { Session } from '../session.ts';
import { writeEdited } from './write-edited.ts';

/**
 * Makes an edit in its file, where `validate` would accept what comes of it; else nothing is written.
 * @throws BylawError `edit/cannot-edit`, `edit/not-valid`, `edit/file-changed`, and what writing throws
 */
export async function editFile(
  session: Session,
  source: AskedSource,
  edit: DocumentEdit,
): Promise<EditReport> {
  const path = edit.place.origin.file;
  const [file] = await source.texts.read([path]);
  const text = file === undefined ? undefined : editedText(file.text, edit);
  if (file === undefined || text === undefined) throw cannotEdit(path);
  await assertValid(session, source, { path, text });
  await writeEdited(session, source, file, text);
  return { file: path, diff: unifiedDiff(path, file.text, text) };
}

/** Refuses what `validate` would refuse. */
async function assertValid(session: Session, { tree }: AskedSource, file: SourceFile): Promise<void> {
  try {
    await validModel(await loadModel(editedTree(tree, file), session), 'the edited files');
  } catch (error) {
    if (!(error instanceof BylawError) || error.code !== 'access/invalid-files') throw error;
    const [first, ...others] = error.details;
    throw new BylawError('edit/not-valid', `the edited files would not be valid: ${first ?? error.message}`, {
      details: others,
      hint: 'nothing was written',
    });
  }
}

function cannotEdit(path: string): BylawError {
  return new BylawError('edit/cannot-edit', `\`${path}\` is written in a way that cannot be edited here`, {
    hint: `an alias, a value from \`defaults\` or the like is in the way: edit it by hand`,
  });
}
