import type { WorkTreeChange } from '../git-repository.ts';
import { gitFailure } from './git-failure.ts';
import { type GitContext, runGit } from './git-process.ts';
import { withoutFilters } from './without-filters.ts';

/** Both letters of `git status` where HEAD has no such path, for paths with a conflict. */
const conflictsWithoutHead = new Set(['DU', 'UA', 'DD']);
const conflicts = new Set([...conflictsWithoutHead, 'UU', 'AA', 'AU', 'UD']);

export async function workTreeChanges(
  context: GitContext,
  under: readonly string[],
): Promise<readonly WorkTreeChange[]> {
  if (under.length === 0) return [];
  const paths = under.map((path) => (path === '' ? '.' : path));
  const result = await runGit(await withoutFilters(context), [
    ...['status', '--porcelain=v1', '-z', '--untracked-files=all', '--no-renames', '--ignored=no'],
    // What a submodule configures is not Bylaw's to run, and none of its files are Bylaw's.
    '--ignore-submodules=all',
    ...['--', ...paths],
  ]);
  if (result.status !== 0) throw gitFailure('comparing the work tree', result.stderr);
  return parseStatus(result.stdout.toString('utf8'));
}

/** `XY path`, each ended by NUL: X compares HEAD with the index, Y the index with the work tree. */
export function parseStatus(text: string): readonly WorkTreeChange[] {
  const changes = new Map<string, WorkTreeChange>();
  for (const line of text.split('\0')) {
    const path = line.slice(3);
    // What ends in a slash is a repository inside the repository: none of its files are Bylaw's.
    if (path === '' || path.endsWith('/')) continue;
    const status = statusOf(line.slice(0, 2));
    // Removed from the index but still there: one line each.
    changes.set(path, { path, status: changes.get(path)?.status === 'deleted' ? 'modified' : status });
  }
  return [...changes.values()].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
}

function statusOf(letters: string): WorkTreeChange['status'] {
  if (conflicts.has(letters)) return conflictsWithoutHead.has(letters) ? 'added' : 'modified';
  if (letters[0] === 'A' || letters === '??' || letters === ' A') return 'added';
  return letters.includes('D') ? 'deleted' : 'modified';
}
