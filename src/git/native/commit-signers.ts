import type { Oid } from '../git-repository.ts';
import { gitFailure } from './git-failure.ts';
import { type GitContext, runGit } from './git-process.ts';
import { withSettings } from './with-settings.ts';

/**
 * Who signed each commit, where Git finds the signature good: an e-mail address, or a name with one. Whom to believe
 * the user's own configuration says, and which programs verify is settled here: a repository could name signers and
 * programs of its own.
 */
export async function commitSigners(
  context: GitContext,
  commits: readonly Oid[],
): Promise<ReadonlyMap<Oid, string>> {
  if (commits.length === 0) return new Map();
  const trusting = withSettings(context, [
    ['gpg.program', 'gpg'],
    ['gpg.openpgp.program', 'gpg'],
    ['gpg.x509.program', 'gpgsm'],
    ['gpg.ssh.program', 'ssh-keygen'],
    ['gpg.minTrustLevel', 'marginal'],
    ['gpg.ssh.allowedSignersFile', await ownAllowedSigners(context)],
    ['log.showSignature', 'false'],
  ]);
  const format = '--format=%H%x1f%G?%x1f%GS';
  const result = await runGit(trusting, ['log', '--no-walk=unsorted', format, ...commits, '--']);
  if (result.status !== 0) throw gitFailure('verifying signatures', result.stderr);
  const lines = result.stdout.toString('utf8').split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [oid = '', verdict, signer = ''] = line.split('\x1f');
      return verdict === 'G' && signer !== '' ? [[oid, signer] as const] : [];
    }),
  );
}

/** As the user or the machine is configured; a file without any signer where neither names one. */
async function ownAllowedSigners(context: GitContext): Promise<string> {
  for (const scope of ['--global', '--system']) {
    const args = ['config', scope, '--includes', '--type=path', '--get', 'gpg.ssh.allowedSignersFile'];
    const { status, stdout } = await runGit(context, args);
    if (status === 0) return stdout.toString('utf8').replace(/\n$/, '');
  }
  return '/dev/null';
}
