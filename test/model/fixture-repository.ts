import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { buildModel } from '../../src/model/build-model.ts';
import type { Model } from '../../src/model/model.ts';
import type { SourceFile } from '../../src/parse/document.ts';
import { locateDiagnostics } from '../../src/parse/locate.ts';
import { parseDocuments } from '../../src/parse/parse-documents.ts';
import { rejectedDocuments } from '../../src/parse/rejected-documents.ts';
import { textAt } from '../diagnostic/expect-diagnostic.ts';

const root = fileURLToPath(new URL('../fixtures/model/', import.meta.url));

export function fixtureNames(): readonly string[] {
  return readdirSync(root).sort();
}

export function fixtureText(name: string, path: string): string {
  return readFileSync(join(root, name, path), 'utf8');
}

/**
 * The YAML files of a fixture, by path from its root. `%54` in a name is `T`: two names that collide elsewhere cannot
 * both be in a clone there.
 */
export function fixtureFiles(name: string): readonly SourceFile[] {
  return readdirSync(join(root, name), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .map((path) => ({ path: decodeURIComponent(path), text: fixtureText(name, path) }));
}

export interface CheckedRepository {
  readonly model: Model | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** The text under each diagnostic, in the same order. */
  readonly underlined: readonly (string | undefined)[];
}

/** Parses, builds and locates, as validate does. */
export function checkRepository(files: readonly SourceFile[]): CheckedRepository {
  const parsed = parseDocuments(files);
  const model = buildModel(parsed.value ?? [], {
    files: files.map(({ path }) => path),
    rejected: rejectedDocuments(files, parsed.diagnostics, parsed.value ?? []),
  });
  const diagnostics = locateDiagnostics([...parsed.diagnostics, ...model.diagnostics], files);
  return {
    model: model.value,
    diagnostics,
    underlined: diagnostics.map(({ at }) => (at === undefined ? undefined : textAt(at, files))),
  };
}

/** Files written in a test: `{path: text}`, each text with `apiVersion` put before it. */
export function filesOf(texts: Readonly<Record<string, string>>): readonly SourceFile[] {
  return Object.entries(texts).map(([path, text]) => ({
    path,
    text: text
      .split(/^---\n/m)
      .map((document) => `apiVersion: bylaw/v1\n${document}`)
      .join('---\n'),
  }));
}
