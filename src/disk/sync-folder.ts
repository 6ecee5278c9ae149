import { open } from 'node:fs/promises';

/**
 * Has the names in a folder on disk: what was renamed or linked there outlasts a loss of power. Where a system cannot
 * (Windows, some network file systems) the names are as durable as it makes them.
 */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  try {
    await handle?.sync();
  } catch {
    // The names are there, though perhaps not yet on disk.
  } finally {
    await handle?.close();
  }
}
