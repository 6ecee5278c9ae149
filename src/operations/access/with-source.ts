import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { GitWriter } from '../../git/git-repository.ts';
import { openRepository } from '../../git/open-repository.ts';
import { openFolderSource } from '../../source/folder-source.ts';
import { loadModel } from '../load-model.ts';
import type { Session } from '../session.ts';
import { steadyReader } from '../steady-reader.ts';
import { type AskedSource, validModel } from './asked-source.ts';
import { askedDay, askedTime } from './asked-time.ts';
import { chooseOrganization } from './choose-organization.ts';
import { commitAsked } from './commit-asked.ts';
import { dayAsked } from './day-asked.ts';
import type { QuestionOptions } from './question-options.ts';
import { workTreeAsked } from './work-tree-asked.ts';

/**
 * Runs `work` on what a question asks about. The work tree works in a folder without a repository too, where the text
 * of the files is every policy version.
 * @throws BylawError `access/invalid-files`, `access/which-organization`, `access/not-a-time`,
 *   `access/nothing-applied`, and what reading the files and the ledger throws
 */
export async function withSource<T>(
  session: Session,
  options: QuestionOptions,
  work: (source: AskedSource) => Promise<T>,
): Promise<T> {
  const repository = await repositoryOf(session, options);
  if (repository === undefined) return work(await folderAsked(session, options));
  try {
    return await work(await sourceOf(session, steadyReader(repository), options));
  } finally {
    await repository.close();
  }
}

async function sourceOf(session: Session, git: GitWriter, options: QuestionOptions): Promise<AskedSource> {
  const { at } = options;
  if (at === undefined) return workTreeAsked(session, git, options);
  const day = askedDay(at, session.now());
  return day === undefined
    ? commitAsked(session, git, { ...options, at })
    : dayAsked(session, git, { ...options, at }, day);
}

async function repositoryOf(session: Session, { at }: QuestionOptions): Promise<GitWriter | undefined> {
  try {
    return await openRepository(session.cwd, session.environment);
  } catch (error) {
    if (at !== undefined || !(error instanceof BylawError) || error.code !== 'git/no-repository') throw error;
    return undefined;
  }
}

async function folderAsked(session: Session, options: QuestionOptions): Promise<AskedSource> {
  const tree = openFolderSource(session.cwd);
  const loaded = await loadModel(tree, session);
  const model = await validModel(loaded, 'the files');
  return {
    organization: chooseOrganization(model, options.organization),
    files: { is: 'work-tree', commit: null, changed: true },
    now: options.now === undefined ? session.now() : askedTime(options.now),
    tree,
    texts: loaded.files,
  };
}
