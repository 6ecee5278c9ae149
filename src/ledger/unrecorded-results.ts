import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { UnrecordedResult } from '../audit/unrecorded-result.ts';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import { readableJson } from '../digest/canonical-json.ts';
import type { JsonObject } from '../digest/json.ts';
import { readOwnFile } from '../disk/read-own-file.ts';
import { replaceFile } from '../disk/replace-file.ts';
import type { GitReader } from '../git/git-repository.ts';
import { validateUnrecordedResult } from '../schema/validate-format.ts';

/** A larger file is none that Bylaw wrote: the outcomes of a hundred thousand changes take less. */
const largest = 64 * 1024 * 1024;
/** Of one name. */
const mostAside = 100;

/** What opening a link or a socket says. */
const foreign = ['ELOOP', 'EMLINK', 'ENXIO', 'ENODEV', 'EOPNOTSUPP'];

/** A result that waits in this clone, and the file it waits in. */
export interface WaitingResult {
  readonly path: string;
  readonly result: UnrecordedResult;
}

/** Keeps what came of an intent until it can be recorded; gives the file. */
export async function keepResult(git: GitReader, result: UnrecordedResult): Promise<string> {
  const path = join(folder(git), `${result.intent.commit}.json`);
  await replaceFile(path, readableJson(result as unknown as JsonObject), { makeFolder: true });
  return path;
}

/** The files of all results that wait here, sorted. */
export async function waitingResults(git: GitReader): Promise<readonly string[]> {
  try {
    const names = await readdir(folder(git));
    return names
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => join(folder(git), name));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw new BylawError('ledger/bad-unrecorded', `${folder(git)} cannot be read`, { cause: error });
  }
}

/**
 * @throws BylawError `ledger/bad-unrecorded` where the file is none that Bylaw writes, `ledger/unreadable-result` where
 *   that cannot be told
 */
export async function readResult(path: string): Promise<WaitingResult> {
  const value = readJson(path);
  const [mistake] = validateUnrecordedResult(value);
  if (mistake === undefined) return { path, result: value as UnrecordedResult };
  throw badResult(path, `${['', ...mistake.path].join('/') || '/'} ${mistake.message}`);
}

/** What was recorded, or what others settled, waits no longer. */
export async function dropResult({ path }: WaitingResult): Promise<void> {
  await rm(path, { force: true });
}

/**
 * Puts a file that cannot be used where it is not read again, and gives its name there. One that cannot even be read
 * may be somebody else's, and stays.
 */
export async function putAside(path: string): Promise<string> {
  try {
    readOwnFile(path, largest);
    for (let number = 1; number <= mostAside; number += 1) {
      const aside = `${path}.unusable${number === 1 ? '' : `-${number}`}`;
      if (await stat(aside).catch(() => undefined)) continue;
      await rename(path, aside);
      return aside;
    }
  } catch {
    // Whatever stands in the way: nothing of it is recorded either way.
  }
  return path;
}

/** The files that were put aside. */
export async function resultsAside(git: GitReader): Promise<readonly string[]> {
  const names = await readdir(folder(git)).catch(() => []);
  return names.filter((name) => /\.unusable(?:-\d+)?$/.test(name)).map((name) => join(folder(git), name));
}

export function badResult(path: string, what: string, cause?: unknown): BylawError {
  return new BylawError('ledger/bad-unrecorded', `${path} cannot be recorded: ${what}`, {
    hint: `\`rm '${path}'\`: the next apply then looks at the target and records what it finds`,
    ...(cause === undefined ? {} : { cause }),
  });
}

/** For a result that may be sound: nothing may be made of it for now, and it is kept. */
export function unreadableResult(path: string, why: string, cause?: unknown): BylawError {
  const and = cause === undefined ? {} : { cause };
  return new BylawError('ledger/unreadable-result', `${path} cannot be recorded now: ${why}`, and);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readOwnFile(path, largest).toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw badResult(path, 'it is not JSON', error);
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || foreign.includes(code)) throw badResult(path, 'it cannot be read', error);
    throw unreadableResult(path, `it cannot be read (${code})`, error);
  }
}

function folder(git: GitReader): string {
  return join(git.gitDirectory, 'bylaw', 'unrecorded');
}
