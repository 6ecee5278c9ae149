import { chmod, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes a folder and those above it, with what a shared repository asks for (see `sharedBits`) on each new one. */
export async function makeFolder(path: string, shared: number): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined || shared === 0) return;
  const reachable = shared | ((shared & 0o444) >> 2);
  for (let folder = path; folder.length >= first.length; folder = dirname(folder)) {
    // What is made inside belongs to the same group.
    await chmod(folder, (await stat(folder)).mode | reachable | 0o2000);
  }
}
