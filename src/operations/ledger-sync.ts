import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitWriter, Oid } from '../git/git-repository.ts';
import { catchUp } from '../ledger/catch-up.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { recordTip } from '../ledger/record-tip.ts';
import { appendAnew } from './append-anew.ts';
import { ownLedger } from './own-ledger.ts';
import type { LedgerSyncResult } from './results.ts';
import { newRun } from './runner.ts';
import type { Session } from './session.ts';
import { withRepository } from './with-repository.ts';

/**
 * Brings the ledger of this clone and that of its remote to the same entry: whichever is behind takes over what the
 * other has. Neither loses an entry.
 * @throws BylawError `ledger/no-remote`, `ledger/diverged`, `git/ref-moved`, and what opening throws
 */
export async function ledgerSync(
  caller: Session,
  _options: Record<string, never> = {},
): Promise<LedgerSyncResult> {
  const session = newRun(caller);
  return withRepository(session, async (git) => {
    const { ref, remote } = await ownLedger(git);
    if (remote === undefined) throw noRemote();
    session.progress.step(`asking ${remote}`);
    return appendAnew(session, git, { ref, remote }, async (ledger) => {
      const { tip = null, sequence } = ledger;
      const fetched = sequence - (await sequenceAt(ledger, ledger.local));
      const pushed = sequence - (await sequenceAt(ledger, ledger.remote?.tip));
      if (tip !== null) await level(git, ledger, tip);
      return { ref, remote, tip, sequence, fetched, pushed };
    });
  });
}

async function level(git: GitWriter, ledger: Ledger, tip: Oid): Promise<void> {
  if (ledger.remote?.tip === tip) await catchUp(git, ledger);
  else await recordTip(git, ledger, tip, 'bylaw: ledger sync');
}

async function sequenceAt(ledger: Ledger, commit: Oid | undefined): Promise<number> {
  if (commit === undefined) return 0;
  return (await ledger.entryAt(commit))?.entry.sequence ?? 0;
}

function noRemote(): BylawError {
  return new BylawError('ledger/no-remote', 'the ledger is kept in this clone alone', {
    hint: 'add a remote with `git remote add origin URL`; `ledger.remote` in bylaw.yaml may say `none`',
  });
}
