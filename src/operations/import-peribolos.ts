import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import { hasErrors } from '../diagnostic/diagnostic.ts';
import { importPeribolos } from '../import/peribolos/import-peribolos.ts';
import type { Finding, ImportSummary } from '../import/peribolos/import-summary.ts';
import { mayBeConfiguration } from '../import/peribolos/may-be-configuration.ts';
import type { SourceFile } from '../parse/document.ts';
import { comparePaths } from '../source/compare-paths.ts';
import { decodeSource, tooLarge } from '../source/decode-source.ts';
import { sourceLimits } from '../source/source-limits.ts';
import type { CheckedSource } from './checked-source.ts';
import { markerLast } from './marker-last.ts';
import { refuseFiles } from './refuse-files.ts';
import type { Session } from './session.ts';
import { writeFiles } from './write-files.ts';

export interface ImportPeribolosOptions {
  /** A folder or a file, relative to the session's folder. */
  readonly from: string;
  /** The folder to write into. */
  readonly out: string;
  /** Write into a folder that holds files, replacing those of the same name. */
  readonly force?: boolean;
  /** Enable the target of this name, so that an apply goes to GitHub itself. */
  readonly target?: 'github';
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
  session.progress.step(`reading ${options.from}`);
  const sources = readSources(from, options.from);
  // A lone org.yaml is called after the folder that it stands in.
  const folder = statSync(from).isFile() ? dirname(from) : from;
  const imported = importPeribolos(sources.files, {
    rootName: basename(folder),
    unread: sources.unread,
    github: options.target === 'github',
  });
  const pointed = new Set(imported.diagnostics.flatMap(({ at }) => (at === undefined ? [] : [at.file])));
  const texts = new Map(
    sources.files.filter(({ path }) => pointed.has(path)).map(({ path, text }) => [path, text]),
  );
  const files = hasErrors(imported.diagnostics) ? [] : imported.files;
  // Until it has the file that makes it a repository of Bylaw, what an import that died wrote counts as nothing.
  const contents = markerLast(files);
  await refuseFiles(out, contents, options);
  session.progress.step(`writing ${files.length} files`);
  if (files.length > 0) await writeFiles(out, contents);
  const { diagnostics, summary } = imported;
  const isRepository = existsSync(join(out, '.git'));
  return { diagnostics, texts, summary, written: files.map(({ path }) => path), isRepository };
}

interface Sources {
  readonly files: readonly SourceFile[];
  readonly unread: readonly Finding[];
}

/** Every file below the folder (or the one file), dot-folders left out; paths relative to it. */
function readSources(from: string, name: string): Sources {
  try {
    if (statSync(from).isFile()) {
      return { files: [readText(basename(from), from)], unread: [] };
    }
    const entries = readdirSync(from, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => ({ entry, path: pathBelow(from, join(entry.parentPath, entry.name)) }))
      .filter(({ path }) => !path.split('/').some((part) => part.startsWith('.') || part === 'node_modules'))
      .sort((a, b) => comparePaths(a.path, b.path));
    const files = entries.filter(({ entry }) => entry.isFile());
    const others = entries.filter(({ entry }) => !entry.isFile());
    return {
      files: files.map(({ path }) => readCandidate(from, path)),
      unread: others.map(({ entry, path }) => ({ file: path, what: whyUnread(entry) })),
    };
  } catch (cause) {
    if (cause instanceof BylawError) throw cause;
    throw new BylawError('import/not-readable', `\`${name}\` cannot be read`, { cause });
  }
}

function pathBelow(folder: string, path: string): string {
  return relative(folder, path).replaceAll(sep, '/');
}

/** Pictures and the like are named by the import, and need not be text. */
function readCandidate(from: string, path: string): SourceFile {
  return mayBeConfiguration(path) ? readText(path, join(from, path)) : { path, text: '' };
}

function readText(path: string, file: string): SourceFile {
  const { size } = statSync(file);
  const source = size > sourceLimits.file ? tooLarge(path, size) : decodeSource(path, readFileSync(file));
  if (source.unreadable === undefined) return source;
  const { message, hint } = source.unreadable;
  throw new BylawError('import/not-readable', `${path} cannot be read: ${message}`, { hint });
}

function whyUnread(entry: Dirent): string {
  return entry.isSymbolicLink() ? 'it is a symbolic link, which is not followed' : 'it is not a file';
}
