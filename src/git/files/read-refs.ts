import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { Head, Oid } from '../git-repository.ts';
import { isOid } from '../object-id.ts';
import { errorCode, fileFailure } from './file-failure.ts';

/** What a ref holds: an object, or (`HEAD` above all) the name of another ref. */
type RefValue = { readonly oid: Oid } | { readonly target: string };

export async function readHead(gitDirectory: string): Promise<Head> {
  const value = await readValue(gitDirectory, 'HEAD');
  if (value === undefined) throw new BylawError('git/failed', `${join(gitDirectory, 'HEAD')} cannot be read`);
  if ('oid' in value) return { ref: undefined, commit: value.oid };
  return { ref: value.target, commit: await readRef(gitDirectory, value.target) };
}

/** The object that a ref (or `HEAD`) leads to, or undefined where there is none. The name must be well-formed. */
export async function readRef(gitDirectory: string, ref: string): Promise<Oid | undefined> {
  let name = ref;
  for (let hops = 0; hops < 6; hops++) {
    const value = await readValue(gitDirectory, name);
    if (value === undefined) return undefined;
    if ('oid' in value) return value.oid;
    name = value.target;
  }
  throw new BylawError('git/failed', `${ref} leads from ref to ref without an end`);
}

/** The ref that a ref stands for, where it holds the name of another. */
export async function symbolicTarget(gitDirectory: string, ref: string): Promise<string | undefined> {
  const value = await readValue(gitDirectory, ref);
  return value !== undefined && 'target' in value ? value.target : undefined;
}

async function readValue(gitDirectory: string, ref: string): Promise<RefValue | undefined> {
  const text = await readOptional(join(gitDirectory, ref));
  if (text === undefined) {
    const oid = (await readPackedRefs(gitDirectory)).get(ref);
    return oid === undefined ? undefined : { oid };
  }
  const target = /^ref:\s*(\S+)\s*$/.exec(text)?.[1];
  if (target !== undefined) return { target };
  const oid = text.trim();
  if (!isOid(oid))
    throw new BylawError('git/failed', `the file of ${ref} in ${gitDirectory} holds no object id`);
  return { oid };
}

/** The refs in `packed-refs`. A loose ref of the same name stands before it. */
export async function readPackedRefs(gitDirectory: string): Promise<ReadonlyMap<string, Oid>> {
  const text = (await readOptional(join(gitDirectory, 'packed-refs'))) ?? '';
  const refs = new Map<string, Oid>();
  for (const line of text.split('\n')) {
    const match = /^([0-9a-f]{40}|[0-9a-f]{64}) (\S.*)$/.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined) refs.set(match[2], match[1]);
  }
  return refs;
}

/** Undefined where there is no such file: a folder (of refs below that name) is none either. */
async function readOptional(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(errorCode(error) ?? '')) return undefined;
    throw fileFailure(`reading ${path}`, error);
  }
}
