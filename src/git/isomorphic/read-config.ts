import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../identity.ts';
import { type Config, parseConfig } from './config-file.ts';

/** The last value of `key` over the machine's, the user's and the repository's configuration, as Git has it. */
export async function readConfig(
  gitDirectory: string,
  environment: Environment,
): Promise<(key: string) => string | undefined> {
  const files = [...systemFiles(environment), ...userFiles(environment), join(gitDirectory, 'config')];
  const configs = await Promise.all(files.map(readConfigFile));
  return (key) => configs.flatMap((config) => config.get(key) ?? []).at(-1);
}

/** A file that is not there, or cannot be read, has no values. */
export async function readConfigFile(path: string): Promise<Config> {
  return parseConfig(await readFile(path, 'utf8').catch(() => ''));
}

function systemFiles(environment: Environment): readonly string[] {
  if (isTrue(environment.GIT_CONFIG_NOSYSTEM)) return [];
  return [environment.GIT_CONFIG_SYSTEM ?? '/etc/gitconfig'];
}

function userFiles(environment: Environment): readonly string[] {
  if (environment.GIT_CONFIG_GLOBAL !== undefined) return [environment.GIT_CONFIG_GLOBAL];
  const home = environment.HOME || homedir();
  const xdg = environment.XDG_CONFIG_HOME || join(home, '.config');
  return [join(xdg, 'git', 'config'), join(home, '.gitconfig')];
}

/** Whether a value means true, as Git reads booleans. */
export function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(?:true|yes|on|[1-9]\d*)$/i.test(value);
}
