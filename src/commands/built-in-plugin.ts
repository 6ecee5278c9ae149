import { type Command, type Interfaces, Plugin } from '@oclif/core';
import { commands } from './commands.ts';

/**
 * Bylaw's commands as the only plugin of oclif, which then looks for none: neither in a folder of the user nor in
 * the file of the commands, which is loaded already. Describing a command takes oclif a while, so that where one
 * is to run (`id`) it hears of no other.
 */
export async function builtInPlugin(
  root: string,
  pjson: Interfaces.PJSON,
  id: string | undefined,
): Promise<Interfaces.LoadOptions> {
  const plugin = new Plugin({ isRoot: true, root, pjson, ignoreManifest: true });
  Object.assign(plugin, { commandCache: id === undefined ? commands : only(id) });
  await plugin.load();
  return { root, pjson, plugins: new Map([[plugin.name, plugin]]) };
}

function only(id: string): Readonly<Record<string, Command.Class | undefined>> {
  return { [id]: commands[id] };
}
