import type { AccessDiff } from '../access/diff/access-diff.ts';
import type { NeededApproval } from '../access/guardrails/breach.ts';
import type { GuardrailChange } from '../access/guardrails/changed-guardrails.ts';
import type { Diagnostic, SourceRange } from '../diagnostic/diagnostic.ts';
import type { JsonObject } from '../digest/json.ts';
import type { Address } from './address.ts';
import type { Awaiting } from './approvals/awaiting.ts';

export type ChangeAction = 'create' | 'update' | 'delete' | 'rename';

/**
 * What a change does to access, judged by reachability over bindings:
 * `loss` takes access from somebody with nothing in its place, `gain` gives access, `replace` is one half of a path
 * that is exchanged for another, `both` gives and takes at once, `none` does neither.
 */
export type Effect = 'loss' | 'replace' | 'gain' | 'both' | 'none';

/**
 * One change of one object or edge.
 *
 * | action | before | after |
 * |---|---|---|
 * | create | null | all fields |
 * | update | the differing fields as they are | the differing fields as they should be |
 * | delete | all fields | null |
 * | rename | `{name: old}` | `{name: new}`; `address` is the new one |
 *
 * In an update a field missing from `after` is removed (an access field) or let go (any other).
 */
export interface Change {
  readonly action: ChangeAction;
  readonly address: Address;
  readonly before: JsonObject | null;
  readonly after: JsonObject | null;
  /** Of `{organization, target, address, action, before, after}`; see changeDigest. */
  readonly digest: string;
  readonly effect: Effect;
  /** `clock`: a declared binding or membership started or expired; nobody edited anything. */
  readonly cause: 'declared' | 'clock';
  /** Why, and where it is declared: for people only, nothing reads it. */
  readonly reason?: string;
  readonly provenance?: { readonly file: string; readonly document: number; readonly path: string };
}

/** A policy version that applying the plan expects to publish. */
export interface ExpectedVersion {
  readonly policy: string;
  readonly version: number;
  /** Digest of the canonical statements. */
  readonly digest: string;
  /** The newest published version before this one; 0 where there was none. */
  readonly previous: number;
  /** An older version with the same statements. */
  readonly sameAs?: number;
}

/** An answer that is not given: not the same as an empty one. */
export interface NotEvaluated {
  readonly status: 'notEvaluated';
  readonly reason: string;
}

/** Who gains and loses what access by a section, in one system. For people: nothing reads it. */
export interface EvaluatedAccess<At = SourceRange> extends AccessDiff<At> {
  readonly status: 'evaluated';
  /** Of which system it is true: `directory` is Bylaw's own word, `github` what GitHub itself would give. */
  readonly system: string;
  /** What was taken for granted or left out, one sentence each. */
  readonly notes: readonly string[];
}

/** Whose approval a section needs, because of what it gives. Empty: nobody's. */
export interface EvaluatedApprovals<At = SourceRange> {
  readonly status: 'evaluated';
  readonly needed: readonly NeededApproval<At>[];
}

/** How far guardrails were looked at; what breaks one is among the findings. */
export interface GuardrailsAnswer {
  /** `notEvaluated`: some of them were not. */
  readonly status: 'evaluated' | 'notEvaluated';
  readonly reason: string;
  /** Which of them the change adds, takes out or alters, so that applying it makes others count; absent: none. */
  readonly changes?: readonly GuardrailChange[];
}

/** A guard that refuses the plan. */
export interface GuardRefusal {
  readonly guard: string;
  /** Which limit, what was planned against it, in one sentence. */
  readonly message: string;
  readonly limit: number | null;
  readonly planned: number | null;
  /** The setting or flag that allows it. */
  readonly allow: string;
  /** Allowed by reviewed YAML or a flag, with its reason; then it does not refuse. */
  readonly allowed?: { readonly by: 'target' | 'flag'; readonly reason: string };
}

/** What would give back what was revoked in an emergency: held until the files themselves say that it is gone. */
export interface EmergencyHold {
  readonly change: Change;
  /** Of the emergency. */
  readonly entry: number;
  readonly at: string;
  readonly by: string;
  readonly reason?: string;
}

export interface PlanSection {
  readonly organization: string;
  readonly target: string;
  readonly provider: string;
  readonly mode: 'additive' | 'strict';
  /** In the order in which they are applied. */
  readonly changes: readonly Change[];
  /** Losses that `--hold-removals` keeps back. */
  readonly held: readonly Change[];
  /** Absent where there is none. */
  readonly revoked?: readonly EmergencyHold[];
  /** What waits for an approval, where it is about to be applied; absent where nothing does. */
  readonly awaiting?: Awaiting;
  /** Whose emergency applying ends, because the files say it themselves; absent where there is none. */
  readonly settles?: readonly Address[];
  readonly publishes: readonly ExpectedVersion[];
  /** Existing objects that Bylaw takes under management without changing them. */
  readonly adopts: readonly Address[];
  /** Fields that are no longer declared and stay as they are: `{address, fields}`. */
  readonly letGo: readonly { readonly address: Address; readonly fields: readonly string[] }[];
  /** Edges declared for later, with what they will be, and declared ones that expired: `at` is when. */
  readonly clock: {
    readonly starts: readonly {
      readonly address: Address;
      readonly at: string;
      readonly value: JsonObject;
    }[];
    readonly expires: readonly { readonly address: Address; readonly at: string }[];
    /** Whether the edges declared for later are others than the last result announced: applying records them. */
    readonly changed: boolean;
  };
  readonly access: EvaluatedAccess | NotEvaluated;
  readonly guardrails: GuardrailsAnswer;
  readonly approvals: EvaluatedApprovals | NotEvaluated;
  readonly guards: readonly GuardRefusal[];
  readonly findings: readonly Diagnostic[];
  readonly cost: {
    /** Requests that reading took. */
    readonly reads: number;
    /** What those were charged, where the system counts points. */
    readonly points?: number;
    /** Changes. */
    readonly writes: number;
    /** What applying takes, as well as it can be told; absent where that is not worth telling. */
    readonly apply?: { readonly requests: number; readonly seconds: number };
  };
}

export interface Plan {
  readonly planVersion: 1;
  readonly source: {
    /** The commit that was read; null for a work tree without any commit. */
    readonly commit: string | null;
    /** Whether the work tree differed from `commit` where the plan looked. */
    readonly dirty: boolean;
  };
  readonly against:
    | { readonly kind: 'target' }
    | { readonly kind: 'offline' }
    | { readonly kind: 'ref'; readonly revision: string; readonly commit: string };
  readonly evaluatedAt: string;
  readonly ledger: { readonly ref: string; readonly tip: string | null; readonly sequence: number };
  /** Over the sorted digests of all changes of all sections. */
  readonly changeDigest: string;
  readonly sections: readonly PlanSection[];
}
