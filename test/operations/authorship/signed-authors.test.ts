import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { newSigningKey } from '../../signing-key.ts';
import { openLibrary, start, target, team } from '../library.ts';

const guardFile = 'organizations/library/authors.yaml';
const files = {
  ...start,
  'organizations/library/target.yaml': target('', 'catalogue', 'directory'),
  [guardFile]: 'apiVersion: bylaw/v1\nkind: Guardrail\nname: signed\nauthorHolds: { verified: true }\n',
};

test('who has to sign is let through by their own key, and by nobody else’s', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bylaw-signers-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [ada, ben] = [newSigningKey(folder, 'ada'), newSigningKey(folder, 'ben')];
  const signers = join(folder, 'signers');
  writeFileSync(signers, `ada@library.example ${ada.open}\nben@library.example ${ben.open}\n`);
  const config = join(folder, 'config');
  writeFileSync(config, `[gpg "ssh"]\n\tallowedSignersFile = ${signers}\n`);
  const library = await openLibrary(files, { GIT_CONFIG_GLOBAL: config });
  expect((await library.apply()).status).toBe('applied');
  const base = library.git('rev-parse', 'HEAD');
  const codes = async (...signing: readonly string[]) => {
    library.git('reset', '--quiet', '--hard', base);
    library.write({ 'organizations/library/new.yaml': team('new', []) });
    library.git('add', '--all');
    library.git('-c', 'gpg.format=ssh', ...signing, 'commit', '--quiet', '--message', 'New team');
    const { plan } = await library.plan();
    return plan?.sections.flatMap(({ findings }) => findings.map(({ code }) => code));
  };
  const signedWith = ({ file }: { readonly file: string }) => [
    ...['-c', `user.signingKey=${file}`, '-c', 'commit.gpgSign=true'],
  ];
  expect(await codes()).toEqual(['plan/author-not-verified']);
  // By ben's key, with ada's author line.
  expect(await codes(...signedWith(ben))).toEqual(['plan/author-not-verified']);
  expect(await codes(...signedWith(ada))).toEqual(['plan/authors-hold']);
  expect((await library.apply()).status).toBe('applied');
  // Nothing of it is committed yet: a file that is gone counts all the same.
  library.write({ [guardFile]: null });
  const { plan } = await library.plan();
  expect(plan?.sections.flatMap(({ findings }) => findings.map(({ code }) => code))).toEqual([
    'plan/author-not-verified',
  ]);
});
