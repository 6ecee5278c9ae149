import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Library, start, target, whileWriting } from '../library.ts';
import { branches, type Hall } from './branches.ts';

const impatient = { patience: 300 };

/** Applies everything while the hall goes away after the intent. */
export async function leaveUnrecorded(provider: string) {
  const stage = await branches({
    ...start,
    'organizations/library/target.yaml': target('', 'catalogue', provider),
  });
  const { hall, main } = stage;
  const providers = whileWriting(main, async () => close(hall));
  await expect(main.apply({}, { providers, ...impatient })).rejects.toMatchObject({
    code: 'apply/unrecorded',
    hint: expect.stringContaining('bylaw ledger resume'),
    // In a directory the record is the write: what waits for it is not done yet.
    details: expect.arrayContaining([
      `${provider === 'directory' ? 'waiting' : 'applied'}: create member:library/ada`,
    ]),
  });
  open(hall);
  expect(waiting(main)).toHaveLength(1);
  return stage;
}

function close(hall: Hall): void {
  if (existsSync(hall.folder)) renameSync(hall.folder, `${hall.folder}.away`);
}

function open(hall: Hall): void {
  renameSync(`${hall.folder}.away`, hall.folder);
}

/** The files under `.git/bylaw/unrecorded`. */
export function waiting(library: Library): readonly string[] {
  const folder = join(library.folder, '.git/bylaw/unrecorded');
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}
