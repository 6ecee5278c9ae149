import { git } from './git.ts';
import { remembered } from './remembered.ts';

export interface ChangedFile {
  readonly path: string;
  /** Where a renamed one was. */
  readonly previous?: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'changed';
  /** Of the blob; of the removed one where it is gone. */
  readonly blob: string;
  readonly additions: number;
  readonly deletions: number;
}

const statuses: Readonly<Record<string, ChangedFile['status']>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  T: 'changed',
};

/** `before` undefined: everything that is there was added. */
export function changedFiles(
  folder: string,
  before: string | undefined,
  after: string,
): readonly ChangedFile[] {
  const commits = before === undefined ? [after] : [before, after];
  return remembered('files', commits, () => readChanges(folder, before, after)) ?? [];
}

function readChanges(folder: string, before: string | undefined, after: string): readonly ChangedFile[] {
  const trees = before === undefined ? ['--root', after] : [before, after];
  const options = ['-r', '-z', '-M', '--no-commit-id', ...trees];
  const lines = new Map(readNumbers(git(folder, ['diff-tree', '--numstat', ...options])));
  const fields = git(folder, ['diff-tree', '--raw', ...options]).split('\u0000');
  const files: ChangedFile[] = [];
  for (let at = 0; fields[at]?.startsWith(':') === true; ) {
    const [, , from = '', to = '', letter = ''] = (fields[at] ?? '').split(' ');
    const renamed = letter.startsWith('R');
    const path = fields[at + (renamed ? 2 : 1)] ?? '';
    const [additions, deletions] = lines.get(path) ?? [0, 0];
    files.push({
      path,
      ...(renamed ? { previous: fields[at + 1] ?? '' } : {}),
      status: statuses[letter[0] ?? ''] ?? 'modified',
      blob: letter === 'D' ? from : to,
      additions,
      deletions,
    });
    at += renamed ? 3 : 2;
  }
  return files;
}

/** By the path that a file has now: lines added and removed; none of a file that is no text. */
function readNumbers(text: string): readonly (readonly [string, readonly [number, number]])[] {
  const fields = text.split('\u0000');
  const numbers: (readonly [string, readonly [number, number]])[] = [];
  for (let at = 0; fields[at]; ) {
    const [added, removed, path = ''] = (fields[at] ?? '').split('\t');
    const name = path === '' ? (fields[at + 2] ?? '') : path;
    numbers.push([name, [Number(added) || 0, Number(removed) || 0]]);
    at += path === '' ? 3 : 1;
  }
  return numbers;
}
