import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { type DocumentEdit, editedText } from '../../edit/document-edit.ts';
import type { EditReport } from '../../report/edits/edit-report.ts';
import { unifiedDiff } from '../../report/unified-diff.ts';
import type { AskedSource } from '../access/asked-source.ts';
import type { Session } from '../session.ts';
import { mistakesAfter } from './mistakes-after.ts';
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
  const mistakes = await mistakesAfter(session, source, { path, text });
  if (mistakes.length > 0) throw notValid(mistakes);
  await writeEdited(session, source, file, text);
  return { file: path, diff: unifiedDiff(path, file.text, text) };
}

function notValid([first, ...others]: readonly string[]): BylawError {
  return new BylawError('edit/not-valid', `the edited files would not be valid: ${first}`, {
    details: others,
    hint: 'nothing was written',
  });
}

function cannotEdit(path: string): BylawError {
  return new BylawError('edit/cannot-edit', `\`${path}\` is written in a way that cannot be edited here`, {
    hint: `an alias, a value from \`defaults\` or the like is in the way: edit it by hand`,
  });
}
