import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';
import { chooseRemote } from '../ledger/choose-remote.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type LedgerPlace, placeOf } from '../ledger/ledger-place.ts';
import { isBranchRef } from '../model/repository/ledger-ref.ts';
import { repositoryFile } from '../model/repository/organization-folders.ts';
import { type LedgerSettings, settingsOf } from '../model/repository/settings.ts';
import { openCommitSource } from '../source/commit-source.ts';
import { loadSettings } from './load-model.ts';

/** Where earlier commits kept the ledger, but for where it is kept now; with the default, where history may lack them. */
export async function earlierPlaces(
  git: GitReader,
  ledger: Pick<Ledger, 'ref' | 'remote'>,
  source: Oid | undefined,
  withDefault: boolean,
): Promise<readonly LedgerPlace[]> {
  const looked = new Set([nameOf({ ref: ledger.ref, remote: ledger.remote?.name })]);
  const places: LedgerPlace[] = [];
  const usual = withDefault ? [settingsOf(undefined).ledger] : [];
  for (const settings of [...(await earlierSettings(git, source)), ...usual]) {
    const place = await placeFor(git, settings);
    if (place === undefined || looked.has(nameOf(place))) continue;
    looked.add(nameOf(place));
    places.push(place);
  }
  return places;
}

/** What the commits before said of the ledger. */
async function earlierSettings(git: GitReader, source: Oid | undefined): Promise<readonly LedgerSettings[]> {
  const found: LedgerSettings[] = [];
  const read = new Set<Oid | undefined>();
  for await (const commits of inBatches(source === undefined ? [] : git.log(source))) {
    const files = await Promise.all(commits.map(({ tree }) => git.objectAt(tree, repositoryFile)));
    for (const [at, file] of files.entries()) {
      const oid = commits[at]?.oid;
      if (file === undefined || oid === undefined || read.has(file)) continue;
      read.add(file);
      found.push((await loadSettings(openCommitSource(git, oid))).ledger);
    }
  }
  return found;
}

/** Undefined where it was kept at a remote that this clone does not know, or in what is no branch: no ledger is. */
export async function placeFor(
  git: GitReader,
  { ref, remote }: LedgerSettings,
): Promise<LedgerPlace | undefined> {
  if (!isBranchRef(ref)) return undefined;
  try {
    return placeOf({ ref, remote: await chooseRemote(git, ref, remote) });
  } catch (error) {
    if (error instanceof BylawError && error.code === 'ledger/which-remote') return undefined;
    throw error;
  }
}

export function nameOf({ ref, remote }: LedgerPlace): string {
  return `${remote ?? ''}\n${ref}`;
}

/** Histories are long, and each commit by itself would be waited for. */
async function* inBatches<T>(all: AsyncIterable<T> | Iterable<T>): AsyncIterable<readonly T[]> {
  let batch: T[] = [];
  for await (const one of all) {
    batch.push(one);
    if (batch.length < 500) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}
