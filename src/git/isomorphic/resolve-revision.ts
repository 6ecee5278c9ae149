import fs from 'node:fs';
import { Errors, expandOid } from 'isomorphic-git';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { fileFailure } from '../files/file-failure.ts';
import { readRef } from '../files/read-refs.ts';
import type { Oid } from '../git-repository.ts';
import { isOid } from '../object-id.ts';
import type { ObjectStore } from '../object-store.ts';
import { taggedObject } from '../read-tree.ts';
import { assertFullRef } from '../ref-name.ts';
import type { History } from './history.ts';

/** What revisions are looked up in. */
export interface RevisionSources {
  readonly gitDirectory: string;
  readonly cache: object;
  readonly store: ObjectStore;
  readonly history: History;
}

/** Where Git looks for a short ref name, in order. */
const places = ['refs/', 'refs/tags/', 'refs/heads/', 'refs/remotes/'];

/**
 * The commit that `revision` names: a ref, an id or the beginning of one, then any of `~`, `~N`, `^`, `^N`,
 * `^{}`, `^{commit}`. Git's other forms (`@{…}`, `:/text`, `describe` names) need the native backend.
 */
export async function resolveRevision(sources: RevisionSources, revision: string): Promise<Oid> {
  // No name of a ref holds either.
  const [, name = '', steps = ''] = /^([^~^]*)((?:~\d*|\^\d*|\^\{(?:commit)?\})*)$/.exec(revision) ?? [];
  const named = await findObject(sources, name);
  let commit = named === undefined ? undefined : await peel(sources.store, named);
  for (const step of steps.match(/~\d*|\^\{\w*\}|\^\d*/g) ?? []) {
    if (commit === undefined) break;
    commit = await takeStep(sources.history, commit, step);
  }
  if (commit === undefined) {
    throw new BylawError('git/unknown-revision', `no commit is called ${JSON.stringify(revision)}`);
  }
  return commit;
}

async function takeStep(history: History, from: Oid, step: string): Promise<Oid | undefined> {
  if (step.startsWith('^{')) return from;
  const number = step.length === 1 ? 1 : Number(step.slice(1));
  if (step.startsWith('^')) return number === 0 ? from : (await history.parents(from))[number - 1];
  let commit: Oid | undefined = from;
  for (let count = 0; count < number && commit !== undefined; count++) {
    commit = (await history.parents(commit))[0];
  }
  return commit;
}

async function findObject(sources: RevisionSources, name: string): Promise<Oid | undefined> {
  if (isOid(name)) return name.length === 40 ? name : undefined;
  if (name === '@' || name === 'HEAD') return readRef(sources.gitDirectory, 'HEAD');
  const full = name.startsWith('refs/') ? [name] : [];
  for (const ref of [...full, ...places.map((place) => place + name), `refs/remotes/${name}/HEAD`]) {
    if (!isFullRef(ref)) continue;
    const oid = await readRef(sources.gitDirectory, ref);
    if (oid !== undefined) return oid;
  }
  return /^[0-9a-f]{4,39}$/i.test(name) ? expandPrefix(sources, name.toLowerCase()) : undefined;
}

function isFullRef(ref: string): boolean {
  try {
    assertFullRef(ref);
    return true;
  } catch {
    return false;
  }
}

/** The object whose id begins so; of several, the one that leads to a commit, as Git chooses. */
async function expandPrefix(sources: RevisionSources, prefix: string): Promise<Oid | undefined> {
  const { gitDirectory, cache, store } = sources;
  try {
    return await expandOid({ fs, gitdir: gitDirectory, dir: gitDirectory, oid: prefix, cache });
  } catch (error) {
    if (error instanceof Errors.NotFoundError) return undefined;
    if (!(error instanceof Errors.AmbiguousError)) throw fileFailure(`looking for ${prefix}`, error);
    const commits: Oid[] = [];
    for (const oid of error.data.matches) if ((await peel(store, oid)) !== undefined) commits.push(oid);
    if (commits.length === 1) return commits[0];
    throw new BylawError('git/unknown-revision', `${prefix} is ambiguous: several objects begin so`, {
      cause: error,
    });
  }
}

/** The commit itself, or the one that an annotated tag leads to; undefined for anything else. */
async function peel(store: ObjectStore, oid: Oid): Promise<Oid | undefined> {
  const object = await store.read(oid);
  if (object?.kind === 'tag') return peel(store, taggedObject(object.content));
  return object?.kind === 'commit' ? oid : undefined;
}
