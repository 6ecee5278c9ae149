import { randomBytes } from 'node:crypto';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { hintFor } from '../failure-hint.ts';
import type { Oid } from '../git-repository.ts';
import { remoteWords } from '../remote-words.ts';
import { addresses, type KnownRemote, knownRemote } from './known-remote.ts';
import type { RemoteAccess } from './native-remotes.ts';
import { pushedRef, refusalOf } from './push-report.ts';
import { remoteFailure, spoken, tellingLine } from './remote-failure.ts';
import { runRemoteGit } from './remote-process.ts';
import { withSettings } from './with-settings.ts';

export interface Push {
  readonly ref: string;
  readonly next: Oid;
  readonly expected: Oid | undefined;
}

/**
 * Moves a ref at a remote by `git push`, with the old value as lease: Git compares it with what the remote
 * advertises, and the remote compares that once more, under its lock.
 */
export async function pushRef(access: RemoteAccess, remote: string, push: Push): Promise<void> {
  const known = await knownRemote(access.local, remote);
  const [name, settings] = withoutTracking(known);
  const { ref, next, expected } = push;
  const args = [
    ...['push', '--porcelain', '--progress', '--no-verify', '--no-follow-tags', '--no-recurse-submodules'],
    ...['--no-force-if-includes', `--force-with-lease=${ref}:${expected ?? ''}`],
    ...['--', name, `${next}:${ref}`],
  ];
  const result = await runRemoteGit(withSettings(access.context, settings), args, access.patience);
  const doing = `pushing ${ref} to ${remote}`;
  const report = pushedRef(result.stdout, ref);
  const words = spoken(result.stderr);
  if (report?.flag === '!')
    throw refusal(doing, push, remoteWords(report.summary), words) ?? remoteFailure(doing, result);
  if (result.status !== 0 || report === undefined) throw remoteFailure(doing, result);
  if (report.flag === '=' && next !== expected) throw moved(doing, push, `is at ${next} already`);
}

/**
 * The remote under a name that is used once: Git would else move the ref here that follows the remote's, and could
 * leave its lock behind when killed.
 */
function withoutTracking(known: KnownRemote): [name: string, settings: [string, string][]] {
  const places = addresses(known.settings, 'pushurl');
  const count = (places.length > 0 ? places : addresses(known.settings, 'url')).length;
  if (count > 1) {
    throw new BylawError('git/unsupported', `the remote ${known.name} pushes to ${count} addresses`, {
      hint: 'a ref can be moved safely at one only: name a remote that has one address',
    });
  }
  const name = `bylaw-${randomBytes(8).toString('hex')}`;
  const kept = known.settings.filter(([key]) => !['fetch', 'push', 'mirror'].includes(key));
  return [name, kept.map(([key, value]) => [`remote.${name}.${key}`, value])];
}

function refusal(doing: string, push: Push, summary: string, words: string): BylawError | undefined {
  const why = tellingLine(words);
  const said = why === undefined ? summary : `${summary}: ${why}`;
  const cause = words === '' ? {} : { cause: new Error(words) };
  switch (refusalOf(summary, words)) {
    case 'moved':
      return moved(doing, push, `is not (${said})`);
    case 'conflict':
      return new BylawError('git/ref-conflict', `${doing}: ${said}`, {
        ...hintFor('git/ref-conflict'),
        ...cause,
      });
    case 'refused':
      return new BylawError('git/remote-refused', `${doing}: ${said}`, cause);
    case 'unknown':
      return undefined;
  }
}

function moved(doing: string, { expected }: Push, found: string): BylawError {
  const wanted = expected === undefined ? 'not to exist there' : `at ${expected}`;
  return new BylawError('git/ref-moved', `${doing}: it was expected ${wanted}, and ${found}`);
}
