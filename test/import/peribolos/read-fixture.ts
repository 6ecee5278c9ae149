import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from '../../../src/parse/document.ts';

/** Every file below a folder, paths relative to it. */
export function readTree(folder: string): readonly SourceFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path: relative(folder, path).replaceAll('\\', '/'),
      text: readFileSync(path, 'utf8'),
    }));
}

/** A repository of `test/fixtures/peribolos/`. */
export function readFixture(name: string): readonly SourceFile[] {
  return readTree(fileURLToPath(new URL(`../../fixtures/peribolos/${name}`, import.meta.url)));
}
