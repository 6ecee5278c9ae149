import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whatever a repository holds: every object of Git's, and every file beside them as it is. */
export function everythingWritten(folder: string): string {
  const objects = execFileSync('git', ['cat-file', '--batch-all-objects', '--batch'], {
    cwd: folder,
    encoding: 'latin1',
    maxBuffer: 1 << 30,
  });
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
  return [objects, ...files].join('\n');
}
