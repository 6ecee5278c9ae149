import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The paths that `.gitmodules` in `root` names; none where it cannot be read. */
export function declaredSubmodules(root: string): ReadonlySet<string> {
  let text: string;
  try {
    text = readFileSync(join(root, '.gitmodules'), 'utf8');
  } catch {
    return new Set();
  }
  const lines = text.matchAll(/^[ \t]*path[ \t]*=[ \t]*("?)(.*?)\1[ \t\r]*$/gim);
  return new Set([...lines].map(([, , path = '']) => path.replace(/\/+$/, '')));
}
