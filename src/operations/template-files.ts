import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

// The same from src/operations and from the bundle.
const templatesFolder = fileURLToPath(new URL('../../templates/', import.meta.url));

const common = '.all';

/** The templates there are, sorted. */
export async function templateNames(): Promise<readonly string[]> {
  const entries = await readdir(templatesFolder, { withFileTypes: true });
  return entries
    .flatMap((entry) => (entry.isDirectory() && entry.name !== common ? [entry.name] : []))
    .sort();
}

/** What every template comes with, by its path: what runs on GitHub, the settings of the editor. */
export async function commonFiles(): Promise<ReadonlyMap<string, string>> {
  return templateFiles(common);
}

/** The files of a template, by their paths. */
export async function templateFiles(template: string): Promise<ReadonlyMap<string, string>> {
  const root = join(templatesFolder, template);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return new Map(
    files.map((file, index) => [relative(root, file).replaceAll('\\', '/'), texts[index] ?? '']),
  );
}
