import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import picomatch from 'picomatch/posix.js';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { readHead } from '../files/read-refs.ts';
import { type ConfigEntries, parseConfig } from './config-file.ts';

/** What includes may depend on. */
export interface IncludePlace {
  readonly gitDirectory: string;
  readonly home: string | undefined;
}

/** How deep files may include each other, as in Git. */
const deepest = 10;

/**
 * The entries of a file, with those of the files that it includes where it includes them: a person may have one
 * identity here and another there. A file that is not there has none.
 * @throws BylawError `git/unsupported` for a condition that is not known, whose file would change what counts
 */
export async function withIncludes(place: IncludePlace, file: string, depth = 0): Promise<ConfigEntries> {
  const text = await readFile(file, 'utf8').catch(() => '');
  if (depth > deepest) throw new BylawError('git/failed', `${file} is included too deep, or by itself`);
  const entries: (readonly [string, string])[] = [];
  for (const [key, value] of parseConfig(text)) {
    entries.push([key, value]);
    const condition = /^include(?:if\.(.*))?\.path$/s.exec(key);
    if (condition === null) continue;
    const included = expanded(place, file, value);
    if (condition[1] !== undefined && !(await holds(place, file, condition[1]))) continue;
    entries.push(...(await withIncludes(place, included, depth + 1)));
  }
  return entries;
}

function expanded({ home = '' }: IncludePlace, file: string, path: string): string {
  return path.startsWith('~/') ? join(home, path.slice(2)) : resolve(dirname(file), path);
}

async function holds(place: IncludePlace, file: string, condition: string): Promise<boolean> {
  const [, kind, wanted = ''] = /^([\w/]+):(.*)$/s.exec(condition) ?? [];
  if (kind === 'gitdir' || kind === 'gitdir/i') {
    const nocase = kind === 'gitdir/i';
    return picomatch(folderPattern(place, file, wanted), { dot: true, nocase })(place.gitDirectory);
  }
  if (kind === 'onbranch') {
    const branch = (await readHead(place.gitDirectory)).ref?.replace(/^refs\/heads\//, '');
    return branch !== undefined && picomatch(withAllBelow(wanted), { dot: true })(branch);
  }
  throw new BylawError('git/unsupported', `${file} includes a file under the condition \`${condition}\``, {
    hint: 'install Git 2.31 or newer, or unset BYLAW_GIT',
  });
}

function folderPattern({ home = '' }: IncludePlace, file: string, wanted: string): string {
  if (wanted.startsWith('~/')) return withAllBelow(`${home}/${wanted.slice(2)}`);
  if (wanted.startsWith('./')) return withAllBelow(`${dirname(file)}/${wanted.slice(2)}`);
  return withAllBelow(wanted.startsWith('/') ? wanted : `**/${wanted}`);
}

function withAllBelow(pattern: string): string {
  return pattern.endsWith('/') ? `${pattern}**` : pattern;
}
