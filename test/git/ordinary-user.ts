import { chmodSync, lchownSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** `nobody` on the systems the tests run on. */
const ordinary = 65534;

function isSuperuser(): boolean {
  return process.geteuid?.() === 0;
}

/** Permissions do not bind the superuser, who runs the tests in a container: there, files go to another user. */
export function giveToOrdinaryUser(path: string): void {
  if (!isSuperuser()) return;
  lchownSync(path, ordinary, ordinary);
  if (lstatSync(path).isDirectory())
    for (const name of readdirSync(path)) giveToOrdinaryUser(join(path, name));
}

/** Runs `task` as a user whom permissions bind, while everything under `folders` cannot be written. */
export async function asOrdinaryUser(folders: readonly string[], task: () => Promise<void>): Promise<void> {
  for (const folder of folders) setFolderModes(folder, 0o555);
  const superuser = isSuperuser();
  if (superuser) process.seteuid?.(ordinary);
  try {
    await task();
  } finally {
    if (superuser) process.seteuid?.(0);
    for (const folder of folders) setFolderModes(folder, 0o755);
  }
}

function setFolderModes(folder: string, mode: number): void {
  chmodSync(folder, mode);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) setFolderModes(join(folder, entry.name), mode);
  }
}
