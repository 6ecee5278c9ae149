import type { GitContext } from './git-process.ts';

/**
 * The same place with more of Git's configuration. Given as variables, since `-c` cannot take a name that holds `=`
 * and shows in the list of processes; after those that the user has set already.
 */
export function withSettings(
  context: GitContext,
  settings: readonly (readonly [key: string, value: string])[],
): GitContext {
  const first = Number(context.environment.GIT_CONFIG_COUNT || 0);
  const variables = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${first + index}`, key],
    [`GIT_CONFIG_VALUE_${first + index}`, value],
  ]);
  const environment = {
    ...context.environment,
    ...Object.fromEntries(variables),
    GIT_CONFIG_COUNT: String(first + settings.length),
  };
  return { ...context, environment };
}
