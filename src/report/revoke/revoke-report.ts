import type { RevocableKind } from '../../plan/emergency.ts';
import type { FileEdit } from '../edits/edit-report.ts';

/** What an emergency revocation is about to do. */
export interface Revocation {
  readonly organization: string;
  readonly kind: RevocableKind;
  readonly name: string;
  readonly targets: readonly string[];
  /** What a plan would refuse and this does not, a sentence each. */
  readonly oversteps: readonly string[];
}

/** What became of it in one target. */
export interface RevokedTarget {
  readonly target: string;
  /**
   * `revoked`: taken now; `already`: there was nothing left to take, and it will not be given back; `failed`: it could
   * not be taken. Where it is marked, the next apply takes it.
   */
  readonly is: 'revoked' | 'already' | 'failed';
  /** The emergency entry, of this run or of an earlier one; null where not even that could be recorded. */
  readonly entry: number | null;
  /** Why it failed, or what else is to be known. */
  readonly message?: string;
}

export interface RevokeReport extends Omit<Revocation, 'targets'> {
  readonly status: 'revoked' | 'declined' | 'partly-failed';
  readonly targets: readonly RevokedTarget[];
  /** The edit that says the same; null where the files say it already, or where it has to be made by hand. */
  readonly edit: FileEdit | null;
  /** Why it has to be made by hand; null where it has not. */
  readonly byHand: string | null;
  /** What `validate` finds wrong with the files since: to be settled in the same commit. */
  readonly mistakes: readonly string[];
}
