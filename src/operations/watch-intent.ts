import type { Outcome } from '../audit/entry.ts';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';
import type { Ledger, RecordedEntry } from '../ledger/ledger.ts';
import { openLedger } from '../ledger/open-ledger.ts';
import { isUnreachable } from './append-moved.ts';
import { elapsed } from './elapsed.ts';
import { intentFate, type OwnIntent } from './intent-fate.ts';
import { interruptedMessage } from './interrupted.ts';
import type { Lease } from './lease.ts';
import type { Session } from './session.ts';

/** The ledger is asked before a change at the latest when so many milliseconds have passed since it was asked. */
const longestTrust = 10_000;

export interface IntentWatch {
  /** Why no further change may be made; undefined while one may. */
  whyStop(): Promise<string | undefined>;
  /** Called with each outcome: those since the ledger was last asked may have come after a takeover. */
  made(outcome: Outcome): void;
  /** Changes made since the ledger was last asked. */
  readonly unsure: readonly Outcome[];
  /** The entry by which somebody else took over, once that was seen. */
  readonly takenBy: RecordedEntry | undefined;
}

/**
 * Watches over an intent while its changes are made. Nobody takes over before its lease has ended, by their clock:
 * as clocks differ, the ledger is asked now and then before that, and afterwards before each change.
 */
export function watchIntent(
  session: Session,
  {
    git,
    intended,
    intent,
    lease,
  }: {
    readonly git: GitReader;
    /** The ledger as the intent left it. */
    readonly intended: Ledger;
    readonly intent: OwnIntent;
    readonly lease: Lease;
  },
): IntentWatch {
  let asked = elapsed(session);
  let unsure: Outcome[] = [];
  let takenBy: RecordedEntry | undefined;
  let known = intended.tip;

  async function ask(): Promise<string | undefined> {
    const since = elapsed(session);
    const tip = await newestTip(git, intended);
    if (tip !== known) {
      const place = { ref: intended.ref, remote: intended.remote?.name };
      const fate = await intentFate(await openLedger(git, place), intent);
      if (fate.is === 'taken') {
        takenBy = fate.by;
        return 'another apply has taken the target over';
      }
      known = tip;
    }
    asked = since;
    unsure = [];
    return undefined;
  }

  return {
    async whyStop() {
      if (session.signal?.aborted === true) return interruptedMessage;
      const ended = lease.hasEnded();
      if (!ended && elapsed(session) - asked < longestTrust) return undefined;
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof BylawError)) throw error;
        // What was made is still to be recorded: whatever is wrong with the ledger is told then.
        if (ended || !isUnreachable(error))
          return `whether another apply took over is unknown: ${error.message}`;
        asked = elapsed(session);
        return undefined;
      }
    },
    made: (outcome) => void unsure.push(outcome),
    get unsure() {
      return unsure;
    },
    get takenBy() {
      return takenBy;
    },
  };
}

/** Asked without bringing anything here: mostly it has not moved. */
async function newestTip(git: GitReader, { ref, remote }: Ledger): Promise<Oid | undefined> {
  return remote === undefined ? git.resolveRef(ref) : git.remoteRef(remote.name, ref);
}
