import type { Commit, Oid } from '../git-repository.ts';
import type { ObjectStore } from '../object-store.ts';
import { readCommit } from '../repository-objects.ts';
import { gitFailure } from './git-failure.ts';
import { type GitContext, localPatience, spawnGit } from './git-process.ts';

/** Commits read at a time: enough to keep the pipe full, few enough to stop early at little cost. */
const batch = 500;

/**
 * First-parent history, newest first: `git rev-list` walks, the object process reads. Whoever wants only the newest
 * commit has it without a walk.
 */
export async function* firstParents(
  context: GitContext,
  store: ObjectStore,
  from: Oid,
  limit: number | undefined,
): AsyncGenerator<Commit> {
  if (limit !== undefined && limit < 1) return;
  const first = await readCommit(store, from);
  yield first;
  if (limit === 1 || first.parents.length === 0) return;
  const count = limit === undefined ? [] : [`--max-count=${limit - 1}`];
  const child = spawnGit(context, ['rev-list', '--first-parent', '--skip=1', ...count, from, '--']);
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8');
  });
  const status = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  // Awaited below; a walk that is abandoned early never gets there.
  status.catch(() => undefined);
  const patience = context.patience ?? localPatience;
  const giveUp = setTimeout(() => {
    const words = `git rev-list said nothing for ${patience / 1000} seconds, and was given up`;
    child.kill('SIGKILL');
    child.stdout.destroy(gitFailure('reading the history', words));
  }, patience).unref();
  try {
    let rest = '';
    for await (const chunk of child.stdout) {
      const lines = (rest + String(chunk)).split('\n');
      rest = lines.pop() ?? '';
      for (let at = 0; at < lines.length; at += batch) {
        giveUp.refresh();
        yield* await Promise.all(lines.slice(at, at + batch).map((oid) => readCommit(store, oid)));
      }
    }
    if ((await status) !== 0) throw gitFailure('reading the history', stderr);
  } finally {
    clearTimeout(giveUp);
    child.kill();
  }
}
