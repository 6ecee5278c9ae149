import { join } from 'node:path';
import { readOwnFile } from '../disk/read-own-file.ts';

/** No folder has a longer one. */
const longestPath = 4096;

/** Of thousands of submodules. */
const most = 4 * 1024 * 1024;

/** The paths that `.gitmodules` in `root` names; none where it cannot be read. */
export function declaredSubmodules(root: string): ReadonlySet<string> {
  let text: string;
  try {
    text = readOwnFile(join(root, '.gitmodules'), most).toString('utf8');
  } catch {
    return new Set();
  }
  const lines = text.matchAll(/^[ \t]*path[ \t]*=(.*)/gim);
  return new Set([...lines].map(([, written = '']) => pathOf(written.trim())));
}

function pathOf(written: string): string {
  const isQuoted = written.length > 1 && written.startsWith('"') && written.endsWith('"');
  const path = isQuoted ? written.slice(1, -1) : written;
  return path.slice(0, longestPath).replace(/(?<!\/)\/+$/, '');
}
