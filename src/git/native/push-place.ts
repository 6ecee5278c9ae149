import { randomBytes } from 'node:crypto';
import { rewrittenAddress } from '../http/remote-address.ts';
import { fetchAddress, pushAddress, type RemoteSettings, settingsOf } from '../remotes/remote-settings.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import type { GitContext } from './git-process.ts';

/** How Git is told of a remote: by a name, and settings under it. */
export interface PushPlace {
  readonly name: string;
  readonly settings: readonly (readonly [key: string, value: string])[];
}

/**
 * How to ask a remote where it is pushed to: a mirror that is fetched from may lag, or hold a ledger of its own. By its
 * own name where both are one, else under a name that is used once.
 * @throws BylawError `git/unknown-remote`; `git/unsupported` where it is pushed to several addresses
 */
export async function pushPlace(context: GitContext, remote: string): Promise<PushPlace> {
  const configuration = await readConfiguration(context);
  const settings = settingsOf(remotesOf(configuration), remote);
  const [address, key] = pushAddress(remote, settings);
  const special = key === 'url' ? rewrittenAddress(address, pushRules(configuration)) : undefined;
  const place = special ?? address;
  if (place === fetchAddress(settings)) return { name: remote, settings: [] };
  const name = `bylaw-${randomBytes(8).toString('hex')}`;
  const kept = settings.filter(([other]) => !['url', 'pushurl', 'fetch', 'push', 'mirror'].includes(other));
  const own = [...kept, ['url', place] as const].map(([other, value]) => settingOf(name, other, value));
  // What was rewritten for pushing is not rewritten again: the longest rule counts.
  return { name, settings: special === undefined ? own : [...own, [`url.${place}.insteadOf`, place]] };
}

function settingOf(name: string, key: string, value: string): readonly [string, string] {
  return [`remote.${name}.${key}`, value];
}

function remotesOf(configuration: Configuration): ReadonlyMap<string, RemoteSettings> {
  const remotes = new Map<string, (readonly [string, string])[]>();
  for (const [name, values] of configuration) {
    const [, remote, key = ''] = /^remote\.(.*)\.([^.]+)$/s.exec(name) ?? [];
    if (remote === undefined) continue;
    const pairs = values.map((value) => [key, value] as const);
    remotes.set(remote, [...(remotes.get(remote) ?? []), ...pairs]);
  }
  return remotes;
}

function pushRules(configuration: Configuration) {
  return [...configuration].flatMap(([name, prefixes]) => {
    const [, base] = /^url\.(.*)\.pushinsteadof$/s.exec(name) ?? [];
    return base === undefined ? [] : prefixes.map((prefix) => ({ base, prefix }));
  });
}
