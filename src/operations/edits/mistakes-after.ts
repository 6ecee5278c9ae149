import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { SourceFile } from '../../parse/document.ts';
import { type AskedSource, validModel } from '../access/asked-source.ts';
import { loadModel } from '../load-model.ts';
import { editedTree } from '../policies/edited-tree.ts';
import type { Session } from '../session.ts';

/** What `validate` would refuse if a file had another text, a line each; none where it would be valid. */
export async function mistakesAfter(
  session: Session,
  { tree }: AskedSource,
  file: SourceFile,
): Promise<readonly string[]> {
  try {
    await validModel(await loadModel(editedTree(tree, file), session), 'the edited files');
    return [];
  } catch (error) {
    if (!(error instanceof BylawError) || error.code !== 'access/invalid-files') throw error;
    return error.details;
  }
}
