import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { Oid } from '../git-repository.ts';
import { objectId } from '../object-id.ts';
import type { GitObject, NamedObject, ObjectKind } from '../object-store.ts';
import { errorCode, fileFailure } from './file-failure.ts';

let written = 0;

/**
 * The object in a file of its own, or undefined where there is none; checked against its id. Read here, and at
 * once, because the files are small and many: isomorphic-git takes ten times as long.
 */
export function readLooseObject(gitDirectory: string, oid: Oid): GitObject | undefined {
  const path = pathOf(gitDirectory, oid);
  const bytes = readIfThere(path);
  if (bytes === undefined) return undefined;
  const object = parseLooseObject(bytes);
  if (object === undefined || objectId('sha1', object.kind, object.content) !== oid) {
    throw new BylawError('git/failed', `object ${oid} is damaged`, {
      hint: `see \`git fsck\`; the file is ${path}`,
    });
  }
  return object;
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw fileFailure(`reading ${path}`, error);
  }
}

function parseLooseObject(bytes: Buffer): GitObject | undefined {
  try {
    const text = inflateSync(bytes);
    const end = text.indexOf(0);
    const [kind] = text.toString('latin1', 0, end).split(' ');
    return { kind: kind as ObjectKind, content: text.subarray(end + 1) };
  } catch {
    return undefined;
  }
}

/**
 * Writes one object to a file of its own, unless it has one. It is written beside and moved into place whole:
 * isomorphic-git writes to the final name, where a crash leaves half an object that nothing repairs.
 */
export function writeLooseObject(gitDirectory: string, object: NamedObject): void {
  const path = pathOf(gitDirectory, object.oid);
  try {
    if (existsSync(path)) return;
    const header = Buffer.from(`${object.kind} ${object.content.length}\0`, 'latin1');
    const bytes = deflateSync(Buffer.concat([header, object.content]));
    // Git clears away what is left of such a name when it collects garbage.
    const temporary = join(dirname(path), `tmp_obj_${process.pid}_${written++}`);
    writeNew(temporary, bytes);
    renameSync(temporary, path);
  } catch (error) {
    throw fileFailure('writing objects', error);
  }
}

function writeNew(path: string, bytes: Uint8Array): void {
  const options = { flag: 'wx', mode: 0o444 } as const;
  try {
    writeFileSync(path, bytes, options);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes, options);
  }
}

function pathOf(gitDirectory: string, oid: Oid): string {
  return join(gitDirectory, 'objects', oid.slice(0, 2), oid.slice(2));
}
