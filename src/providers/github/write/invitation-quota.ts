import type { Instant } from '../../../model/model.ts';
import type { SnapshotInvitation } from '../snapshot.ts';
import type { Refusal } from './attempt.ts';
import { ChangeFailed } from './change-failed.ts';
import { saidIn } from './refusal-words.ts';

const aDay = 24 * 3_600_000;

/** GitHub takes only so many invitations in 24 hours: once it refuses one for that, no other is tried. */
export class InvitationQuota {
  /** Milliseconds since 1970 at which those were sent that are known. */
  readonly #sent: number[];
  #left: number | undefined;
  #until: number | undefined;

  constructor(invitations: readonly SnapshotInvitation[], left: number | undefined) {
    this.#sent = invitations.map(({ createdAt }) => Date.parse(createdAt));
    this.#left = left;
  }

  /** Throws ChangeFailed where no invitation would be taken. */
  check(now: Instant): void {
    if (this.#until === undefined || Date.parse(now) >= this.#until) return;
    throw new ChangeFailed(this.#words(this.#until));
  }

  /** The same where an invitation is cancelled for another one, which then should not be missing. */
  checkBeforeCancelling(now: Instant): void {
    this.check(now);
    if (this.#left === undefined || this.#left > 0) return;
    throw new ChangeFailed(`${this.#words(this.#freeAgain(now))}, and the old one is not cancelled before`);
  }

  spent(now: Instant): void {
    this.#sent.push(Date.parse(now));
    if (this.#left !== undefined) this.#left -= 1;
  }

  /** The words where a refusal is for the quota: from then on none is taken. */
  refusedBy(refusal: Refusal, now: Instant): string | undefined {
    const said = saidIn(refusal).toLowerCase();
    if (!said.includes('invitation') || !/limit|quota|too many/.test(said)) return undefined;
    this.#until = this.#freeAgain(now);
    return `${this.#words(this.#until)} (GitHub answered ${refusal.status}: ${saidIn(refusal)})`;
  }

  /** The oldest one that counts stops counting after a day; those that were answered or cancelled are not known. */
  #freeAgain(now: Instant): number {
    const counting = this.#sent.filter((at) => at > Date.parse(now) - aDay);
    return Math.min(...counting, Date.parse(now)) + aDay;
  }

  #words(until: number): string {
    const at = new Date(until).toISOString().replace(/\.\d+Z$/, 'Z');
    return `GitHub takes no more invitations today: apply again after ${at}`;
  }
}
