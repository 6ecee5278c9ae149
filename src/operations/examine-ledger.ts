import type { GitReader } from '../git/git-repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedger, openLedgerToRead } from '../ledger/open-ledger.ts';
import { readResult, resultsAside, waitingResults } from '../ledger/unrecorded-results.ts';
import type { Instant } from '../model/model.ts';
import { clockBehind } from './clock-behind.ts';
import { ownLedger } from './own-ledger.ts';
import type { DoctorCheck } from './results.ts';

type Finding = Pick<DoctorCheck, 'status' | 'message' | 'hint'>;

/** What this clone has of the ledger. */
export async function examineLedger(git: GitReader, now: Instant): Promise<Finding> {
  const { ledger, behind } = await openLedgerToRead(git, await ownLedger(git));
  if (behind !== undefined) {
    const message = `${behind} holds newer entries, which are not in this clone`;
    return { status: 'warning', message, hint: '`bylaw ledger sync` brings them' };
  }
  const { latest } = ledger;
  if (latest === undefined)
    return { status: 'ok', message: `${ledger.ref} is empty: nothing was applied yet` };
  if ((await git.head()).ref === ledger.ref) {
    return {
      status: 'warning',
      message: 'the ledger branch is checked out',
      hint: 'an apply moves it under the work tree: check out another branch',
    };
  }
  const open = await openIntents(ledger);
  if (open.length > 0) {
    return {
      status: 'warning',
      message: open.join('; '),
      hint: 'the next `bylaw apply` settles it, or says who is at work',
    };
  }
  const clock = clockBehind(ledger, now);
  if (clock !== undefined)
    return { status: 'warning', message: clock, hint: 'look which of the two clocks goes right' };
  return { status: 'ok', message: `${latest.sequence} entries, the newest of ${latest.at}` };
}

/** How this clone and the ledger's remote stand to each other; asks the remote. */
export async function examineRemote(git: GitReader): Promise<Finding> {
  const place = await ownLedger(git);
  if (place.remote === undefined)
    return { status: 'ok', message: 'none: the ledger is kept in this clone alone' };
  const { tip, local, remote } = await openLedger(git, place);
  const sync = { status: 'warning', hint: '`bylaw ledger sync` brings both to the same entry' } as const;
  if (remote?.tip !== tip) return { ...sync, message: `${place.remote} lacks entries that this clone has` };
  if (local !== tip) return { ...sync, message: `this clone lacks entries that ${place.remote} has` };
  return { status: 'ok', message: `${place.remote}, at the same entry` };
}

/** Whether anything that was done waits to be recorded, or was put aside. Throws `ledger/bad-unrecorded`. */
export async function examineUnrecorded(git: GitReader): Promise<Finding> {
  const waiting = await Promise.all((await waitingResults(git)).map(readResult));
  const intents = waiting.map(({ result }) => result.intent.sequence).join(', ');
  if (waiting.length > 0) {
    return {
      status: 'warning',
      message: `what became of intent ${intents} waits in this clone to be recorded`,
      hint: 'bylaw ledger resume',
    };
  }
  const aside = await resultsAside(git);
  if (aside.length === 0) return { status: 'ok', message: 'nothing waits to be recorded' };
  return {
    status: 'warning',
    message: `${aside.join(', ')} could not be recorded`,
    hint: 'an apply has looked at the target since; remove it once you have looked at it',
  };
}

async function openIntents(ledger: Ledger): Promise<readonly string[]> {
  const found: string[] = [];
  for (const organization of ledger.organizations) {
    for (const target of ledger.targets(organization)) {
      const open = await ledger.openIntent({ organization, target });
      if (open !== undefined)
        found.push(
          `intent ${open.sequence} of ${organization}/${target} has no result, its lease ends ${open.leaseUntil}`,
        );
    }
  }
  return found;
}
