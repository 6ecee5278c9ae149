import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import { hasErrors } from '../diagnostic/diagnostic.ts';
import { importPeribolos } from '../import/peribolos/import-peribolos.ts';
import type { ImportSummary } from '../import/peribolos/import-summary.ts';
import type { SourceFile } from '../parse/document.ts';
import { decodeSource } from '../source/decode-source.ts';
import type { CheckedSource } from './checked-source.ts';
import type { Session } from './session.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

export interface ImportPeribolosOptions {
  /** A folder or a file, relative to the session's folder. */
  readonly from: string;
  /** The folder to write into. */
  readonly out: string;
  /** Write into a folder that holds files, replacing those of the same name. */
  readonly force?: boolean;
}

export interface ImportPeribolosResult extends CheckedSource {
  readonly summary: ImportSummary;
  /** From `out`; none where there are errors. */
  readonly written: readonly string[];
  /** Whether `out` is a Git repository already. */
  readonly isRepository: boolean;
}

/**
 * Takes over organizations from peribolos: reads everything first, and writes only if there was no error.
 * @throws BylawError `import/not-readable`, `import/not-empty`
 */
export async function importPeribolosTree(
  session: Session,
  options: ImportPeribolosOptions,
): Promise<ImportPeribolosResult> {
  const from = resolve(session.cwd, options.from);
  const out = resolve(session.cwd, options.out);
  refuseFiles(out, options);
  session.progress.step(`reading ${options.from}`);
  const sources = readSources(from, options.from);
  // A lone org.yaml is called after the folder that it stands in.
  const folder = statSync(from).isFile() ? dirname(from) : from;
  const imported = importPeribolos(sources, { rootName: basename(folder) });
  const pointed = new Set(imported.diagnostics.flatMap(({ at }) => (at === undefined ? [] : [at.file])));
  const texts = new Map(
    sources.filter(({ path }) => pointed.has(path)).map(({ path, text }) => [path, text]),
  );
  const files = hasErrors(imported.diagnostics) ? [] : imported.files;
  session.progress.step(`writing ${files.length} files`);
  for (const { path, text } of files) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileAtomically(join(out, path), text);
  }
  const { diagnostics, summary } = imported;
  const isRepository = existsSync(join(out, '.git'));
  return { diagnostics, texts, summary, written: files.map(({ path }) => path), isRepository };
}

function refuseFiles(out: string, { out: name, force = false }: ImportPeribolosOptions): void {
  if (force) return;
  const found = readFolder(out).filter((entry) => entry !== '.git');
  if (found.length === 0) return;
  throw new BylawError('import/not-empty', `\`${name}\` holds files already`, {
    hint: 'give a new folder, or pass --force to replace files of the same name',
  });
}

function readFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new BylawError('import/not-empty', `\`${folder}\` is no folder that can be written into`, {
      cause,
    });
  }
}

/** Every file below the folder (or the one file), links and dot-folders left out; paths relative to it. */
function readSources(from: string, name: string): readonly SourceFile[] {
  try {
    if (statSync(from).isFile()) return [decodeSource(basename(from), readFileSync(from))];
    return readdirSync(from, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(from, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      .filter((path) => !path.split('/').some((part) => part.startsWith('.') || part === 'node_modules'))
      .sort()
      .map((path) => decodeSource(path, readFileSync(join(from, path))));
  } catch (cause) {
    if (cause instanceof BylawError) throw cause;
    throw new BylawError('import/not-readable', `\`${name}\` cannot be read`, { cause });
  }
}
