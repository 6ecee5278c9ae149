import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** Forgets what was parsed before: the next command is a cold one. */
export function dropCache(folder: string): void {
  rmSync(join(folder, '.git/bylaw/cache'), { recursive: true, force: true });
}
