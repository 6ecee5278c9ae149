import { type RemoteSettings, settingsOf } from '../remotes/remote-settings.ts';
import { gitFailure } from './git-failure.ts';
import { type GitContext, runGit } from './git-process.ts';

/** The settings of the remote of exactly this name, or `git/unknown-remote`. */
export async function knownRemote(context: GitContext, name: string): Promise<RemoteSettings> {
  const result = await runGit(context, ['config', '--null', '--get-regexp', '^remote\\..*\\.']);
  // 1: there are none.
  if (result.status !== 0 && result.status !== 1)
    throw gitFailure('reading the configuration', result.stderr);
  const remotes = new Map<string, (readonly [string, string])[]>();
  for (const line of result.stdout.toString('utf8').split('\0')) {
    const [, remote, key = '', value = ''] = /^remote\.([^\n]*)\.([^.\n]+)(?:\n(.*))?$/s.exec(line) ?? [];
    if (remote === undefined) continue;
    remotes.set(remote, [...(remotes.get(remote) ?? []), [key, value]]);
  }
  return settingsOf(remotes, name);
}
