import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader } from '../git/git-repository.ts';
import { repositoryFile } from '../model/repository/organization-folders.ts';

/**
 * Refuses a ledger on the branch that the YAML is on: an entry appended to it would replace the files. A ledger that
 * is merely checked out holds no YAML, and may be read.
 * @throws BylawError `ledger/is-source-branch`
 */
export async function refuseSourceBranch(git: GitReader, ledgerRef: string): Promise<void> {
  const { ref, commit } = await git.head();
  if (commit === undefined) {
    if (ref === ledgerRef) throw isSourceBranch(ledgerRef);
    return;
  }
  if ((await git.resolveRef(ledgerRef)) !== commit) return;
  if ((await git.objectAt(commit, repositoryFile)) !== undefined) throw isSourceBranch(ledgerRef);
}

function isSourceBranch(ledgerRef: string): BylawError {
  const branch = ledgerRef.replace('refs/heads/', '');
  return new BylawError(
    'ledger/is-source-branch',
    `the ledger's branch \`${branch}\` is the branch of the YAML`,
    {
      hint: `name another branch in \`ledger.ref\` of ${repositoryFile}, or \`git checkout\` the branch of the YAML`,
    },
  );
}
