import { join } from 'node:path';
import { openCache } from '../cache/cache.ts';
import { type DocumentCache, noDocumentCache, openDocumentCache } from '../cache/document-cache.ts';
import { openVerdictCache } from '../cache/verdict-cache.ts';
import { sha256 } from '../digest/digest.ts';
import type { GitReader } from '../git/git-repository.ts';
import type { VerdictMemory } from '../model/verdicts/verdicts.ts';
import type { Session } from './session.ts';

/** What earlier runs found out about the files of a repository. */
export interface KeptModel {
  readonly documents: DocumentCache;
  /** What rules found nothing wrong with; absent where nothing is kept. */
  readonly verdicts?: VerdictMemory;
}

export const noKeptModel: KeptModel = { documents: noDocumentCache };

/** What was kept of the work tree that `git` is of. */
export function keptModel(
  { root, gitDirectory }: Pick<GitReader, 'root' | 'gitDirectory'>,
  { environment }: Pick<Session, 'environment'>,
): KeptModel {
  const cache = openCache(gitDirectory, environment);
  // One for each work tree of a repository: what the file system says of a file is different in each.
  const name = gitDirectory === join(root, '.git') ? 'main' : sha256(root).slice(0, 12);
  const documents = openDocumentCache(cache, root, `documents-${name}`);
  return cache.off === undefined
    ? { documents, verdicts: openVerdictCache(cache, `verdicts-${name}`) }
    : { documents };
}
