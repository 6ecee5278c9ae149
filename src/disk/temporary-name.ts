import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isOver, processName, processNamePattern } from './process-name.ts';

const pattern = new RegExp(`^\\.bylaw-(${processNamePattern})-[0-9a-f]+\\.tmp$`);

/**
 * A name beside `path` that nobody can foresee, for what takes its place once it is whole. It begins with a dot, so
 * that nothing takes what a killed process left for YAML.
 */
export function temporaryName(path: string): string {
  return join(dirname(path), `.bylaw-${processName()}-${randomBytes(6).toString('hex')}.tmp`);
}

/** The process that gave a file such a name; undefined for every other name. */
export function ownerOfTemporary(name: string): string | undefined {
  return pattern.exec(name)?.[1];
}

/** Removes what processes that are over left in a folder, at once. */
export function clearLeftoversSync(folder: string): void {
  let names: readonly string[] = [];
  try {
    names = readdirSync(folder);
  } catch {
    // Whoever writes there says what is wrong with it.
  }
  for (const name of names) {
    const owner = ownerOfTemporary(name);
    if (owner !== undefined && isOver(owner)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
