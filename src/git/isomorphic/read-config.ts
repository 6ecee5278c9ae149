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
  const configs = await readConfigs(gitDirectory, environment);
  return (key) => configs.flatMap((config) => config.get(key) ?? []).at(-1);
}

/** Every source of configuration, from the machine's to what the environment gives: later ones count more. */
export async function readConfigs(
  gitDirectory: string,
  environment: Environment,
): Promise<readonly Config[]> {
  const files = [...systemFiles(environment), ...userFiles(environment), join(gitDirectory, 'config')];
  return [...(await Promise.all(files.map(readConfigFile))), givenConfig(environment)];
}

/** `GIT_CONFIG_COUNT`, `GIT_CONFIG_KEY_<n>` and `GIT_CONFIG_VALUE_<n>`. */
function givenConfig(environment: Environment): Config {
  const values = new Map<string, string[]>();
  const count = Math.min(Number(environment.GIT_CONFIG_COUNT || 0), 10_000);
  for (let index = 0; index < count; index++) {
    const [, section, subsection, name] =
      /^([^.]+)(?:\.(.*))?\.([^.]+)$/s.exec(environment[`GIT_CONFIG_KEY_${index}`] ?? '') ?? [];
    if (section === undefined || name === undefined) continue;
    const middle = subsection === undefined ? '' : `${subsection}.`;
    const key = `${section.toLowerCase()}.${middle}${name.toLowerCase()}`;
    values.set(key, [...(values.get(key) ?? []), environment[`GIT_CONFIG_VALUE_${index}`] ?? '']);
  }
  return values;
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
