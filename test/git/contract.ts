import type { GitWriter } from '../../src/git/git-repository.ts';
import { durableObjectsContract } from './contract/durable-objects.ts';
import { environmentContract } from './contract/environment.ts';
import { historyContract } from './contract/history.ts';
import { identityContract } from './contract/identity.ts';
import { leftOutContract } from './contract/left-out.ts';
import { refContract } from './contract/moving-refs.ts';
import { openingContract } from './contract/opening.ts';
import { readingContract } from './contract/reading.ts';
import { revisionContract } from './contract/revisions.ts';
import { workTreeContract } from './contract/work-tree.ts';
import { writingContract } from './contract/writing.ts';

/** What every backend must do, in repositories that the real `git` made, and with its answers as the measure. */
export function repositoryContract(backend: GitWriter['backend']): void {
  openingContract(backend);
  revisionContract(backend);
  readingContract(backend);
  historyContract(backend);
  writingContract(backend);
  durableObjectsContract(backend);
  refContract(backend);
  workTreeContract(backend);
  leftOutContract(backend);
  environmentContract(backend);
  identityContract(backend);
}
