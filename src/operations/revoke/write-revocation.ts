import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { editedText } from '../../edit/edited-text.ts';
import type { GitReader } from '../../git/git-repository.ts';
import type { Document } from '../../parse/document.ts';
import { type RevocableKind, revocationOf } from '../../plan/emergency.ts';
import type { RevokeReport } from '../../report/revoke/revoke-report.ts';
import { unifiedDiff } from '../../report/unified-diff.ts';
import type { SourceTree } from '../../source/source-tree.ts';
import { mistakesAfter } from '../edits/mistakes-after.ts';
import { writeEdited } from '../edits/write-edited.ts';
import type { Session } from '../session.ts';
import { writtenKinds } from './find-document.ts';

type Written = Pick<RevokeReport, 'edit' | 'byHand' | 'mistakes'>;

/**
 * Writes into the files what was revoked, so that merging them settles the emergency. Unlike other edits it is made where
 * the files are not valid, before or after; what is wrong is told. Where it cannot be made, it says what to write.
 */
export async function writeRevocation(
  session: Session,
  { git, tree }: { readonly git: GitReader; readonly tree: SourceTree },
  kind: RevocableKind,
  document: Document | undefined,
): Promise<Written> {
  const [field, value] = Object.entries(revocationOf(kind).after)[0] ?? [];
  if (document === undefined)
    return { edit: null, byHand: 'no file that can be read declares it', mistakes: [] };
  if (field === undefined || document.body[field] === value)
    return { edit: null, byHand: null, mistakes: [] };
  const { origin } = document;
  const [file] = await tree.read([origin.file]);
  const place = { origin, kind: writtenKinds[kind], path: [field] };
  const after = file && editedText(file.text, [{ is: 'set-field', place, value }]);
  if (file === undefined || after === undefined)
    return { edit: null, byHand: `write \`${field}: ${value}\` in ${origin.file}`, mistakes: [] };
  const edited = { path: file.path, before: file.text, after };
  try {
    await writeEdited(session, { recorded: { git } }, [edited]);
  } catch (error) {
    if (!(error instanceof BylawError)) throw error;
    const byHand = `${error.message}: write \`${field}: ${value}\` in ${origin.file}`;
    return { edit: null, byHand, mistakes: [] };
  }
  return {
    edit: { file: file.path, diff: unifiedDiff(file.path, file.text, after) },
    byHand: null,
    mistakes: await mistakesAfter(session, { tree }, [edited]).catch(() => []),
  };
}
