import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { type AskedSource, validModel } from '../access/asked-source.ts';
import { loadModel } from '../load-model.ts';
import type { Session } from '../session.ts';
import type { EditedFile } from './edited-file.ts';
import { editedTree } from './edited-tree.ts';

/** What `validate` would refuse of edited files, a line each; none where they would be valid. */
export async function mistakesAfter(
  session: Session,
  { tree }: Pick<AskedSource, 'tree'>,
  files: readonly EditedFile[],
): Promise<readonly string[]> {
  try {
    await validModel(await loadModel(editedTree(tree, files), session), 'the edited files');
    return [];
  } catch (error) {
    if (!(error instanceof BylawError) || error.code !== 'access/invalid-files') throw error;
    return error.details;
  }
}
