import { BylawError } from '../diagnostic/bylaw-error.ts';
import { otherFiles } from './other-files.ts';

/**
 * Refuses to write files beside others that stand in a folder already, unless that is forced.
 * @throws BylawError `import/not-empty`
 */
export async function refuseFiles(
  out: string,
  contents: ReadonlyMap<string, string>,
  { out: name, force = false }: { readonly out: string; readonly force?: boolean },
): Promise<void> {
  if (force || contents.size === 0) return;
  const found = await otherFiles(out, contents).catch((cause: unknown) => {
    throw new BylawError('import/not-empty', `\`${name}\` is no folder that can be written into`, { cause });
  });
  if (found.length === 0) return;
  throw new BylawError('import/not-empty', `\`${name}\` holds files already`, {
    hint: 'give a new folder, or replace files of the same name: by --force, or `force` of the library',
  });
}
