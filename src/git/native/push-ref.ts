import { randomBytes } from 'node:crypto';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { type Push, pushRefusal, refMoved } from '../remotes/push-refusal.ts';
import { pushAddress, type RemoteSettings } from '../remotes/remote-settings.ts';
import { remoteWords } from '../remotes/remote-words.ts';
import { knownRemote } from './known-remote.ts';
import type { RemoteAccess } from './native-remotes.ts';
import { pushedRef } from './push-report.ts';
import { remoteFailure, spoken, tellingLine } from './remote-failure.ts';
import { type RemoteResult, runRemoteGit } from './remote-process.ts';
import { withSettings } from './with-settings.ts';

/**
 * Moves a ref at a remote by `git push`, with the old value as lease: Git compares it with what the remote
 * advertises, and the remote compares that once more, under its lock.
 */
export async function pushRef(access: RemoteAccess, push: Push): Promise<void> {
  const { remote, ref, next, expected } = push;
  const [name, settings] = withoutTracking(remote, await knownRemote(access.local, remote));
  const args = [
    ...['push', '--porcelain', '--progress', '--no-verify', '--no-follow-tags', '--no-recurse-submodules'],
    ...['--no-force-if-includes', `--force-with-lease=${ref}:${expected ?? ''}`],
    ...['--', name, `${next}:${ref}`],
  ];
  const result = await runRemoteGit(withSettings(access.context, settings), args, access.patience);
  const report = pushedRef(result.stdout, ref);
  // `[remote failure]`: it was sent, and what became of it was not told.
  if (report?.flag === '!' && !report.summary.startsWith('[remote failure]')) {
    const words = spoken(result.stderr);
    throw pushRefusal(push, remoteWords(report.summary), words, tellingLine(words));
  }
  if (result.status !== 0 || report === undefined || report.flag === '!') {
    const failure = remoteFailure(`pushing ${ref} to ${remote}`, result);
    throw wasSent(result) ? unsettled(failure) : failure;
  }
  if (report.flag === '=' && next !== expected) throw refMoved(push, `is at ${next} already`);
}

/**
 * Whether the push may have reached the remote: Git, which is asked for progress, begins to pack. Where more was said
 * than is kept, it cannot be told from that.
 */
function wasSent({ stderr, isCutShort }: RemoteResult): boolean {
  return (
    isCutShort ||
    /(?:^|[\r\n])(?:(?:Enumerating|Counting|Compressing|Writing) objects: |Total \d)/.test(stderr)
  );
}

/** What is said of a push that was sent, by whoever it is, does not tell what became of it. */
function unsettled({ message, hint, cause }: BylawError): BylawError {
  const options = { ...(hint === undefined ? {} : { hint }), cause };
  return new BylawError('git/remote-unreachable', message, options);
}

/**
 * The remote under a name that is used once: Git would else move the ref here that follows the remote's, and could
 * leave its lock behind when killed.
 */
function withoutTracking(
  remote: string,
  settings: RemoteSettings,
): [name: string, settings: [string, string][]] {
  pushAddress(remote, settings);
  const name = `bylaw-${randomBytes(8).toString('hex')}`;
  const kept = settings.filter(([key]) => !['fetch', 'push', 'mirror'].includes(key));
  return [name, kept.map(([key, value]) => [`remote.${name}.${key}`, value])];
}
