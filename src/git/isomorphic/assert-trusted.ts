import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { Environment } from '../identity.ts';
import { readTrustedConfigs } from './read-config.ts';

/**
 * Refuses a repository of another user, as Git does, unless `safe.directory` names it: whoever owns it chooses what
 * its configuration says.
 */
export async function assertTrusted(
  root: string,
  gitDirectory: string,
  environment: Environment,
): Promise<void> {
  const self = process.geteuid?.();
  if (self === undefined) return;
  const owners = await Promise.all([root, gitDirectory].map(async (path) => (await stat(path)).uid));
  // Whoever became root by sudo is still who they were.
  const sudo = self === 0 && environment.SUDO_UID ? Number(environment.SUDO_UID) : self;
  if (owners.every((owner) => owner === self || owner === sudo)) return;
  const configs = await readTrustedConfigs(gitDirectory, environment);
  let trusted = false;
  for (const value of configs.flatMap((config) => config.get('safe.directory') ?? [])) {
    // An empty value takes back all before it.
    if (value === '') trusted = false;
    else trusted ||= await isMeant(value, root, environment.HOME ?? '');
  }
  if (trusted) return;
  throw new BylawError('git/unsafe-repository', `${root} belongs to another user`, {
    hint: `trust it with \`git config --global --add safe.directory '${root}'\``,
  });
}

async function isMeant(value: string, root: string, home: string): Promise<boolean> {
  if (value === '*') return true;
  const path = value.startsWith('~/') ? join(home, value.slice(2)) : value;
  if (path.endsWith('/*')) return root.startsWith(path.slice(0, -1));
  return (await realpath(path).catch(() => path)) === root;
}
