import type { Command, Config, Interfaces } from '@oclif/core';
import { loadOclif } from './load-oclif.ts';
import type { Program } from './program.ts';

/**
 * oclif's view of the program. Bylaw's commands are its only plugin, and it looks for no other: neither in a folder
 * of the user nor in the file of the commands, which is loaded already.
 */
export async function loadConfig({ root, pjson, commands }: Program): Promise<Config> {
  const { Config, Plugin } = await loadOclif();
  const plugin = new Plugin({ isRoot: true, root, pjson, ignoreManifest: true });
  Object.assign(plugin, { commandCache: commands as unknown as Readonly<Record<string, Command.Class>> });
  await plugin.load();
  const options: Interfaces.LoadOptions = { root, pjson, plugins: new Map([[plugin.name, plugin]]) };
  return Config.load(options);
}
