import type { GitWriter } from '../git/git-repository.ts';
import { followRemote } from './follow-remote.ts';
import type { Ledger } from './ledger.ts';
import { rememberTips } from './seen-tips.ts';

/** Moves the branch of this clone to the newest entry of the remote, where it is behind: `log` then reads it, too. */
export async function catchUp(git: GitWriter, ledger: Ledger): Promise<Ledger> {
  const { ref, tip, local, remote } = ledger;
  if (remote === undefined || tip === undefined || tip !== remote.tip || local === tip) return ledger;
  const now = await followRemote(git, ref, local, tip, `bylaw: follow ${remote.name}`);
  if (now === tip) await rememberTips(git, [[ref, tip]]);
  return { ...ledger, local: now };
}
