import { branch, type TemporaryRepository } from './temporary-repository.ts';

/** Replaces the tip by a commit with other files, as a person with git could. */
export function amend(
  repository: TemporaryRepository,
  files: Readonly<Record<string, string | null>>,
  message = `${repository.git('log', '-1', '--format=%B', branch)}\n`,
  parents: readonly string[] = repository.git('log', '-1', '--format=%P', branch).split(' ').filter(Boolean),
  cacheInfo: readonly string[] = [],
): void {
  repository.git('read-tree', branch);
  for (const [path, text] of Object.entries(files)) {
    repository.git('rm', '--cached', '-r', '--quiet', '--ignore-unmatch', '--', path);
    if (text === null) continue;
    const blob = repository.gitWith(text, 'hash-object', '-w', '--stdin');
    repository.git('update-index', '--add', '--cacheinfo', `100644,${blob},${path}`);
  }
  for (const info of cacheInfo) repository.git('update-index', '--add', '--cacheinfo', info);
  const tree = repository.git('write-tree');
  const commit = repository.gitWith(
    message,
    'commit-tree',
    tree,
    ...parents.flatMap((parent) => ['-p', parent]),
  );
  repository.git('update-ref', branch, commit);
}
