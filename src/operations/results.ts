import type { LedgerEntry } from '../audit/entry.ts';
import type { Happening } from '../audit/happening.ts';
import type { SettledIntent } from '../audit/settled-intent.ts';
import type { Json } from '../digest/json.ts';
import type { Plan } from '../plan/plan.ts';
import type { CheckedSource } from './checked-source.ts';

export interface OrganizationCounts {
  readonly name: string;
  readonly members: number;
  readonly serviceAccounts: number;
  readonly tokens: number;
  readonly teams: number;
  readonly memberships: number;
  readonly roles: number;
  readonly bindings: number;
  readonly policies: number;
  readonly zones: number;
}

export interface ValidateResult extends CheckedSource {
  readonly files: number;
  readonly organizations: readonly OrganizationCounts[];
}

/** What is not settled beside a plan: it fails nothing, and applying may meet it. */
export interface PlanNote {
  readonly about: 'clock' | 'no-target' | 'no-remote' | 'unpushed' | 'open-intent' | 'unrecorded';
  readonly message: string;
  readonly organization?: string;
  readonly target?: string;
  /** The number of the intent. */
  readonly entry?: number;
  /** The file that a result waits in. */
  readonly path?: string;
}

export interface PlanResult extends CheckedSource {
  readonly notes?: readonly PlanNote[];
  /** Absent where an error makes planning impossible. */
  readonly plan?: Plan;
  /** Compared with a revision: organizations that change and that the plan says nothing of. */
  readonly unplanned?: readonly string[];
}

export interface LoggedEntry {
  readonly commit: string;
  readonly entry: LedgerEntry;
  /** What it did to members and tokens. */
  readonly happened: readonly Happening[];
}

export interface LogResult {
  readonly ref: string;
  readonly tip: string | null;
  /** A remote that is known to hold newer entries; null where none is. */
  readonly behind: string | null;
  readonly entries: readonly LoggedEntry[];
}

export interface ChangedFile {
  readonly path: string;
  readonly status: 'added' | 'modified' | 'deleted';
  readonly before: Json | null;
  readonly after: Json | null;
}

export interface AuditShowResult extends LoggedEntry {
  readonly files: readonly ChangedFile[];
}

export interface ForgetResult {
  readonly address: string;
  readonly organization: string;
  readonly target: string;
  /** How many were let go of: 1, or all of an organization. */
  readonly objects: number;
  readonly entry: { readonly sequence: number; readonly commit: string };
  /** The YAML still declares it, so that the next apply adopts it again. */
  readonly stillDeclared: boolean;
  /** What an earlier apply left open, and was settled first. */
  readonly settled: readonly SettledIntent[];
  /** The open intent that was taken over and stays open: nothing tells what its target was. */
  readonly takenOver: number | null;
}

export interface FmtResult extends CheckedSource {
  readonly changed: readonly string[];
  readonly unchanged: number;
}

export interface DoctorCheck {
  readonly name: string;
  readonly status: 'ok' | 'warning' | 'error';
  readonly message: string;
  readonly hint?: string;
}

export interface DoctorResult {
  readonly checks: readonly DoctorCheck[];
}

export interface InitResult {
  readonly directory: string;
  /** Absent where only what GitHub needs was written. */
  readonly template?: string;
  readonly written: readonly string[];
  readonly gitInitialised: boolean;
  /** Whether its workflows do not say yet where Bylaw's Action is. */
  readonly lacksAction?: boolean;
  /** Whether the files were there, and no more of them changed than where they take the Action from. */
  readonly rewritten?: boolean;
}

/** What became of a result that waited in a clone to be recorded. */
export interface ResumedResult {
  readonly organization: string;
  readonly target: string;
  /** The number of its intent. */
  readonly intent: number;
  /** `recorded`: by this run; `found`: it was in the ledger already; `settled`: others went on with the intent. */
  readonly is: 'recorded' | 'found' | 'settled';
  /** The entry that settles the intent, or the takeover of it. */
  readonly by: { readonly sequence: number; readonly commit: string };
}

/** A file among the results that wait which is none: damaged, of another ledger, or saying what no intent allows. */
export interface UnusableResult {
  /** Where it is now: put aside, or where it was if it could not be read. */
  readonly path: string;
  readonly why: string;
}

export interface LedgerResumeResult {
  readonly ref: string;
  readonly resumed: readonly ResumedResult[];
  readonly unusable: readonly UnusableResult[];
}

/** What earlier applies left, and what this one made of it before its own work. */
export interface EarlierApplies {
  readonly settled: readonly SettledIntent[];
  readonly resumed: readonly ResumedResult[];
  readonly unusable: readonly UnusableResult[];
}

export interface LedgerSyncResult {
  readonly ref: string;
  readonly remote: string;
  /** The newest entry, in this clone and at the remote. */
  readonly tip: string | null;
  readonly sequence: number;
  /** How many entries this clone took over from the remote. */
  readonly fetched: number;
  /** How many the remote took over from this clone. */
  readonly pushed: number;
}
