import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generateOrganization, sizeOf } from './organization.ts';
import { type Form, organizationFiles } from './organization-files.ts';

export interface Wanted {
  readonly members: number;
  readonly form: Form;
  readonly seed: number;
}

/** Writes the organization into a new repository at `folder` and commits it. Gives the number of files. */
export function writeRepository(folder: string, { members, form, seed }: Wanted): number {
  const folders = new Set<string>();
  let files = 0;
  for (const { path, text } of organizationFiles(generateOrganization(seed, sizeOf(members)), form)) {
    const file = join(folder, path);
    if (!folders.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    folders.add(dirname(file));
    writeFileSync(file, text);
    files += 1;
  }
  const git = (...args: readonly string[]) => execFileSync('git', ['-C', folder, ...args]);
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Bench');
  git('config', 'user.email', 'bench@acme.example');
  git('config', 'gc.auto', '0');
  git('add', '--all');
  git('commit', '--quiet', '--message', `An organization of ${members} members`);
  return files;
}
