import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { SourceFile } from '../../src/parse/document.ts';

export const fixtures = join(import.meta.dirname, '../fixtures');

/** Every YAML file under a folder of `test/fixtures`, paths relative to that folder. */
export function readFixture(...folder: readonly string[]): readonly SourceFile[] {
  const root = join(fixtures, ...folder);
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
