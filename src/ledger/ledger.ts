import type { Applied } from '../audit/applied.ts';
import type { LedgerEntry } from '../audit/entry.ts';
import type { Lifecycle } from '../audit/lifecycle/invitation.ts';
import type { OpenIntent } from '../audit/open-intent.ts';
import type { RecordedState } from '../audit/recorded-state.ts';
import type { Scope } from '../audit/scope.ts';
import type { Oid } from '../git/git-repository.ts';
import type { Instant } from '../model/model.ts';
import type { Emergency } from '../plan/emergency.ts';
import type { PolicyHistories } from '../plan/policy-history.ts';

/** One commit of the ledger with what it records. */
export interface RecordedEntry {
  readonly commit: Oid;
  readonly entry: LedgerEntry;
}

/** What the tree of one entry holds. Reads throw `ledger/corrupt` or `ledger/truncated`. */
export interface LedgerTree {
  /** Every file by path, with the id of its blob. */
  readonly files: ReadonlyMap<string, Oid>;
  /** Organizations with anything recorded, sorted. */
  readonly organizations: readonly string[];
  /** The targets of an organization with anything recorded, sorted. */
  targets(organization: string): readonly string[];
  /** Managed objects and, in a directory, those let go of: `owned` tells them apart. Empty where nothing is recorded. */
  readManaged(scope: Scope): Promise<RecordedState>;
  /** The last result of a scope. */
  applied(scope: Scope): Promise<Applied | undefined>;
  /** The intent of a scope that no result has settled. */
  openIntent(scope: Scope): Promise<OpenIntent | undefined>;
  /** Who was revoked there in an emergency that no applied source has settled yet; by kind and name. */
  emergencies(scope: Scope): Promise<readonly Emergency[]>;
  policyHistories(organization: string): Promise<PolicyHistories>;
  /** The invitations of everybody who was invited. */
  lifecycle(organization: string): Promise<Lifecycle>;
  /** The tree id of `managed/`, as `Bylaw-State` gives it; undefined where nothing is managed. */
  stateTree(scope: Scope): Promise<Oid | undefined>;
}

export interface LedgerRemote {
  readonly name: string;
  readonly tip: Oid | undefined;
}

export interface EntriesOptions {
  /** At most so many. */
  readonly limit?: number;
  readonly organization?: string;
  readonly target?: string;
}

/** A ledger that was verified when it was opened, as of then. */
export interface Ledger extends LedgerTree {
  /** The full ref, such as `refs/heads/bylaw/ledger`. */
  readonly ref: string;
  /** Undefined where nothing was recorded yet. */
  readonly tip: Oid | undefined;
  /** Where the branch of this clone stood: at the tip, or behind what the remote has. */
  readonly local: Oid | undefined;
  /** Where entries are pushed before they count, and where its branch stood. Undefined where this clone alone keeps them. */
  readonly remote: LedgerRemote | undefined;
  /** The tree of the tip. */
  readonly tree: Oid | undefined;
  /** Of the newest entry; 0 where there is none. */
  readonly sequence: number;
  readonly latest: LedgerEntry | undefined;
  /** When it was made, as its commit says; an entry may be large, and need not be read for that. */
  readonly latestAt: Instant | undefined;
  /** Newest first. */
  entries(options?: EntriesOptions): AsyncIterable<RecordedEntry>;
  /** The entry of a sequence number, or of a commit (any revision); undefined where the ledger has none such. */
  entryAt(which: number | string): Promise<RecordedEntry | undefined>;
  /** The tree as an older entry left it. */
  treeAt(commit: Oid): Promise<LedgerTree>;
}
