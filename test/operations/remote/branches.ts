import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { cloneLibrary, type Library, openLibrary, start } from '../library.ts';

/** A bare repository that libraries push their ledger to. */
export interface Hall {
  readonly folder: string;
  git(...args: readonly string[]): string;
  /** The newest entry, or empty where there is none. */
  tip(): string;
}

/** A library and another clone of it, both with the hall as `origin`, both of one catalogue. */
export async function branches(
  files: Readonly<Record<string, string>> = start,
): Promise<{ readonly hall: Hall; readonly main: Library; readonly other: Library }> {
  const main = await openLibrary(files);
  const hall = openHall();
  connect(main, hall);
  main.git('push', '--quiet', 'origin', 'main');
  const other = await cloneLibrary(main);
  other.git('remote', 'set-url', 'origin', hall.folder);
  other.git('fetch', '--quiet', '--prune', 'origin');
  return { hall, main, other };
}

export function connect(library: Library, hall: Hall): void {
  library.git('remote', 'add', 'origin', hall.folder);
}

export function openHall(): Hall {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-hall-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trimEnd();
  git('init', '--quiet', '--bare', '--initial-branch=main');
  return { folder, git, tip: () => git('for-each-ref', '--format=%(objectname)', 'refs/heads/bylaw/ledger') };
}
