import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '../identity.ts';
import { type Config, configOf, parseConfig } from './config-file.ts';
import { configVariables } from './config-variables.ts';
import { type IncludePlace, withIncludes } from './included-config.ts';

/** The last value of `key` over the machine's, the user's, the repository's and the environment's configuration, as Git has it. */
export async function readConfig(
  gitDirectory: string,
  environment: Environment,
): Promise<(key: string) => string | undefined> {
  const configs = await readConfigs(gitDirectory, environment);
  return (key) => configs.flatMap((config) => config.get(key) ?? []).at(-1);
}

/** Every source of configuration, from the machine's to what the environment gives: later ones count more. */
export async function readConfigs(
  gitDirectory: string,
  environment: Environment,
): Promise<readonly Config[]> {
  const own = await readConfigFile(join(gitDirectory, 'config'));
  const perWorktree = isTrue(own.get('extensions.worktreeconfig')?.at(-1)) ? ['config.worktree'] : [];
  const files = ['config', ...perWorktree].map((name) => join(gitDirectory, name));
  return readSources(gitDirectory, environment, [...userFiles(environment), ...files]);
}

/** What the machine, the user and the environment say: nothing that comes with a repository. */
export async function readTrustedConfigs(
  gitDirectory: string,
  environment: Environment,
): Promise<readonly Config[]> {
  return readSources(gitDirectory, environment, userFiles(environment));
}

async function readSources(
  gitDirectory: string,
  environment: Environment,
  files: readonly string[],
): Promise<readonly Config[]> {
  const place: IncludePlace = { gitDirectory, home: environment.HOME || undefined };
  const read = await Promise.all(files.map((file) => withIncludes(place, file)));
  return [...read, configVariables(environment)].map(configOf);
}

/** One file alone. One that is not there, or cannot be read, has no values. */
export async function readConfigFile(path: string): Promise<Config> {
  return configOf(parseConfig(await readFile(path, 'utf8').catch(() => '')));
}

function userFiles(environment: Environment): readonly string[] {
  return [...systemFiles(environment), ...homeFiles(environment)];
}

function systemFiles(environment: Environment): readonly string[] {
  if (isTrue(environment.GIT_CONFIG_NOSYSTEM)) return [];
  return [environment.GIT_CONFIG_SYSTEM ?? '/etc/gitconfig'];
}

function homeFiles(environment: Environment): readonly string[] {
  if (environment.GIT_CONFIG_GLOBAL !== undefined) return [environment.GIT_CONFIG_GLOBAL];
  const home = environment.HOME || undefined;
  const xdg = environment.XDG_CONFIG_HOME || (home && join(home, '.config'));
  return [...(xdg ? [join(xdg, 'git', 'config')] : []), ...(home ? [join(home, '.gitconfig')] : [])];
}

/** Whether a value means true, as Git reads booleans. */
export function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(?:true|yes|on|[1-9]\d*)$/i.test(value);
}
