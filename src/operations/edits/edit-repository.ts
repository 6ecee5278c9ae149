import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { DocumentEdit } from '../../edit/document-edit.ts';
import type { EditReport } from '../../report/edits/edit-report.ts';
import { unifiedDiff } from '../../report/unified-diff.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { withSource } from '../access/with-source.ts';
import type { Session } from '../session.ts';
import { type CommitWish, prepareCommit } from './commit-edited.ts';
import { editedFiles } from './edited-files.ts';
import { mistakesAfter } from './mistakes-after.ts';
import { writeEdited } from './write-edited.ts';

/** What every command that edits the files takes. */
export interface EditingOptions {
  /** Needed where the repository has several. */
  readonly organization?: string;
  /** Absent: committing is left to the user. */
  readonly commit?: CommitWish;
}

/** What is to be done to the files of an organization. */
export interface IntendedEdit {
  /** What a commit of it would say, such as `Add cleo to team desk`. */
  readonly subject: string;
  /** Places are those of the files as they were read. */
  readonly edits: readonly DocumentEdit[];
}

/**
 * Makes edits in the files of an organization, all or none: where a file cannot be edited, where `validate` would not
 * accept what comes of them, or where a file changed meanwhile, nothing is written.
 * @throws BylawError `edit/cannot-edit`, `edit/not-valid`, `edit/file-changed`, what `prepareCommit` throws,
 *   `edit/not-committed`, and what reading and writing the files throws
 */
export async function editRepository(
  session: Session,
  options: EditingOptions,
  intend: (source: AskedSource) => IntendedEdit | Promise<IntendedEdit>,
): Promise<EditReport> {
  const { organization } = options;
  return withSource(session, organization === undefined ? {} : { organization }, async (source) => {
    const { subject, edits } = await intend(source);
    const files = await editedFiles(source, edits);
    const mistakes = await mistakesAfter(session, source, files);
    if (mistakes.length > 0) throw notValid(mistakes);
    const { commit } = options;
    const makeCommit =
      commit === undefined || files.length === 0 ? undefined : await prepareCommit(session, files, commit);
    await writeEdited(session, source, files);
    return {
      subject,
      files: files.map(({ path, before, after }) => ({ file: path, diff: unifiedDiff(path, before, after) })),
      commit: makeCommit === undefined ? null : await makeCommit(subject),
    };
  });
}

function notValid([first, ...others]: readonly string[]): BylawError {
  return new BylawError('edit/not-valid', `the edited files would not be valid: ${first}`, {
    details: others,
    hint: 'nothing was written',
  });
}
