import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SigningKey {
  /** Of the private key; Git takes it as `user.signingKey`. */
  readonly file: string;
  /** A line without its end, as a file of allowed signers has it behind who signs. */
  readonly open: string;
}

/** A new key in a folder, made by the program by which Git signs and verifies; installed where it is missing and may be. */
export function newSigningKey(folder: string, name: string): SigningKey {
  const file = join(folder, name);
  const make = () => spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', file]);
  let made = make();
  if (made.error !== undefined) {
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=60', 'install', '--yes', 'openssh-client']);
    made = make();
  }
  if (made.status !== 0)
    throw new Error('tests of signatures need ssh-keygen: run `apt-get install openssh-client`', {
      cause: made.error ?? made.stderr.toString(),
    });
  return { file, open: readFileSync(`${file}.pub`, 'utf8').trim() };
}
