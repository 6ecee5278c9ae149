import type { GuardrailChange } from '../access/guardrails/changed-guardrails.ts';
import type { JsonObject } from '../digest/json.ts';
import type { Address } from '../plan/address.ts';
import type { AwaitedApproval } from '../plan/approvals/awaiting.ts';
import type { ExpectedVersion } from '../plan/plan.ts';
import type { ScheduledEdge } from '../plan/state.ts';
import type { RecordedApproval } from './recorded-approval.ts';

export const entryKinds = [
  'publish',
  'intent',
  'result',
  'takeover',
  'sync',
  'event',
  'emergency',
  'review',
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** What became of a guardrail, without where it stands. */
export type RecordedGuardrail = Omit<GuardrailChange, 'at'>;

/** What became of one change. */
export const outcomeStatuses = ['applied', 'failed', 'skipped', 'held', 'stale'] as const;
export type OutcomeStatus = (typeof outcomeStatuses)[number];

export interface RecordedChange {
  readonly action: string;
  readonly address: Address;
  readonly before: JsonObject | null;
  readonly after: JsonObject | null;
  readonly digest: string;
}

export interface Outcome {
  readonly digest: string;
  readonly address: Address;
  readonly action: string;
  readonly status: OutcomeStatus;
  /** Why not, in one sentence. */
  readonly message?: string;
  /** The answer to the write was lost: its status was told by looking, so that somebody else may have done it. */
  readonly ambiguous?: true;
}

/** The process that wrote an entry. */
export interface Runner {
  /** Of one run, and of no other. */
  readonly id: string;
  readonly host: string;
  readonly process: number;
  /** What tells it from other processes of the same number, by its machine, the machine's start and its own. */
  readonly instance?: string;
}

/** `entry.json`: the record of one ledger commit. */
export interface LedgerEntry {
  readonly ledgerVersion: 1;
  readonly kind: EntryKind;
  /** Counts over the whole branch, from 1. */
  readonly sequence: number;
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly organization: string;
  /** Absent in entries about the organization as a whole (publish). */
  readonly target?: string;
  /** The source commit this entry follows. */
  readonly source: string;
  readonly actor: { readonly name: string; readonly email: string };
  readonly runner: Runner;
  readonly approvedBy: readonly string[];
  /** Of the changes this entry is about. */
  readonly changeDigest?: string;
  /** intent, result: which system it was, where the target's coordinates may lead to others. */
  readonly system?: string;
  /** intent, result: how many planned changes it was told to leave out. Those held are outcomes. */
  readonly leftOut?: number;
  /** intent: how many planned changes are held back. Of a result they are outcomes. */
  readonly held?: number;
  /** intent, result: who agreed to what needs that, and what nobody did whom `--allow approval` passed. */
  readonly approvals?: readonly RecordedApproval[];
  readonly unapproved?: readonly AwaitedApproval[];
  /** intent: what is about to be written. event: what happened. emergency: what is taken. */
  readonly changes?: readonly RecordedChange[];
  /** intent: until when nobody else may take the target over. */
  readonly leaseUntil?: string;
  /** result: what became of each change. */
  readonly outcomes?: readonly Outcome[];
  /** result: the sequence of the intent it settles. */
  readonly intent?: number;
  /** result: the members that it invited, sorted. */
  readonly invited?: readonly string[];
  /** intent, result: which guardrails are others from then on. */
  readonly guardrails?: readonly RecordedGuardrail[];
  /** publish: the versions published, and the policies deleted. */
  readonly published?: readonly ExpectedVersion[];
  readonly deleted?: readonly { readonly policy: string; readonly after: number }[];
  /** result: edges declared but not yet in force, so that their start is known to be by the clock. */
  readonly scheduled?: readonly ScheduledEdge[];
  /** event, emergency: what was done, such as `forget`. */
  readonly event?: string;
  /** When the plan's desired state was evaluated. */
  readonly evaluatedAt?: string;
  /** `Bylaw-State`: the tree id of the target's `managed/` after this entry; absent without a target. */
  readonly state?: string;
}
