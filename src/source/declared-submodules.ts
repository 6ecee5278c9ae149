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
  const lines = text.matchAll(/^[ \t]*path[ \t]*=[ \t]*("?)(.*?)\1[ \t\r]*$/gim);
  return new Set([...lines].map(([, , path = '']) => path.slice(0, longestPath).replace(/\/+$/, '')));
}
