// Generated from schemas/ by `npm run generate`; do not edit.
import type {JsonObject} from '../../digest/json.ts';

export type WrittenFormat =
  | WrittenPlan
  | WrittenLedgerEntry
  | WrittenPublishedVersion
  | WrittenInvitation
  | WrittenUnrecordedResult
  | WrittenPullRequestReview
  | WrittenObservation
  | WrittenObservedMember;
/**
 * The id of a Git commit.
 */
export type WrittenCommit = string;
/**
 * RFC 3339, UTC.
 */
export type WrittenUtcInstant = string;
/**
 * SHA-256, 64 lower-case hexadecimal digits.
 */
export type WrittenDigest = string;
/**
 * The unique name of an object or edge, such as `team:acme/core`.
 */
export type WrittenAddress = string;
/**
 * The fields of an object or edge, or null where it does not exist.
 */
export type WrittenFieldsOrNull = JsonObject | null;
/**
 * `gained`: something was denied in every context and no longer is; `lost`: the other way round. `wider`: allowed before, now in more contexts; `narrower`: in fewer; `other`: in some more and in some fewer. `unknown`: the two could not be compared; it counts as gained.
 */
export type WrittenAccessKind = 'gained' | 'lost' | 'wider' | 'narrower' | 'other' | 'unknown';
/**
 * How much care something deserves.
 */
export type WrittenRiskLevel = 'none' | 'low' | 'medium' | 'high' | 'critical';
/**
 * A name: lower-case letters, digits, `.`, `_` and `-`, at most 63, unique per kind and organization. It is an identifier, never the display text.
 */
export type WrittenName = string;
/**
 * The fields of an object or edge.
 */
export type WrittenFields = JsonObject;
/**
 * An action `service:name`; `*` and `?` stand for any text and any character after the colon; `*` alone means every action.
 */
export type WrittenAction = string;
/**
 * Actions, each `service:name` (with `*` and `?` after the colon) or `*`.
 */
export type WrittenActions = readonly WrittenAction[];
/**
 * A resource pattern `scheme:partition:service:organization:rest`, in which `*` and `?` are wildcards and `{org_id}` and the like are variables, or `*` for everything.
 */
export type WrittenResource = string;
/**
 * Resource patterns.
 */
export type WrittenResources = readonly WrittenResource[];
/**
 * The value to compare with, or a list of which one must match (of a negated operator, none).
 */
export type WrittenConditionValue = string | number | boolean | readonly (string | number | boolean)[];
/**
 * Statements, of which each that matches counts.
 */
export type WrittenStatements = readonly WrittenStatement[];
/**
 * A time with its offset, such as `2026-11-22T09:30:00Z`; parts of a second are dropped.
 */
export type WrittenSeenAt = string;

/**
 * What an apply would do, as `bylaw plan --out` writes it. It selects among the changes of a fresh plan; it never authorizes.
 */
export interface WrittenPlan {
  /**
   * The version of this format.
   */
  readonly planVersion: 1;
  /**
   * What was read.
   */
  readonly source: {
    /**
     * The commit that was read; null for a work tree without any commit.
     */
    readonly commit: string | null;
    /**
     * Whether the work tree differed from `commit` where the plan looked.
     */
    readonly dirty: boolean;
  };
  /**
   * What the desired state was compared with.
   */
  readonly against: {
    /**
     * `target`: the target as read. `offline`: the ledger's last known state. `ref`: the desired state of another revision.
     */
    readonly kind: 'target' | 'offline' | 'ref';
    /**
     * ref: as it was asked for.
     */
    readonly revision?: string;
    readonly commit?: WrittenCommit;
  };
  readonly evaluatedAt: WrittenUtcInstant;
  /**
   * The ledger as it was read.
   */
  readonly ledger: {
    /**
     * The ref of the ledger.
     */
    readonly ref: string;
    /**
     * Its commit; null before the first entry.
     */
    readonly tip: string | null;
    /**
     * The newest entry's number; 0 before the first.
     */
    readonly sequence: number;
  };
  readonly changeDigest: WrittenDigest;
  /**
   * One section per organization and target, applied independently.
   */
  readonly sections: readonly WrittenSection[];
}
/**
 * The part of the plan for one organization in one target.
 */
export interface WrittenSection {
  /**
   * The organization.
   */
  readonly organization: string;
  /**
   * The target.
   */
  readonly target: string;
  /**
   * The provider of the target.
   */
  readonly provider: string;
  /**
   * The mode of the target.
   */
  readonly mode: 'additive' | 'strict';
  /**
   * The changes, in the order in which they are applied.
   */
  readonly changes: readonly WrittenChange[];
  /**
   * Losses that `--hold-removals` keeps back.
   */
  readonly held: readonly WrittenChange[];
  /**
   * What would give back what was revoked in an emergency: held until the files themselves say that it is gone. Absent where there is none.
   */
  readonly revoked?: readonly WrittenEmergencyHold[];
  readonly awaiting?: WrittenAwaiting;
  /**
   * Whose emergency applying ends, because the files say it themselves. Absent where there is none.
   */
  readonly settles?: readonly WrittenAddress[];
  /**
   * The policy versions that applying is expected to publish.
   */
  readonly publishes: readonly WrittenExpectedVersion[];
  /**
   * Existing objects that are taken under management without a change.
   */
  readonly adopts: readonly WrittenAddress[];
  /**
   * Fields that are no longer declared and stay as they are.
   *
   * Items: The fields of one object.
   */
  readonly letGo: readonly {
    readonly address: WrittenAddress;
    /**
     * The names of the fields.
     *
     * Items: A field.
     */
    readonly fields: readonly string[];
  }[];
  /**
   * Edges declared for later, and edges that expire.
   */
  readonly clock: {
    /**
     * What starts when.
     */
    readonly starts: readonly WrittenClockStart[];
    /**
     * What expires when.
     */
    readonly expires: readonly WrittenClockEvent[];
    /**
     * Whether what starts later differs from what the last result announced; applying records it.
     */
    readonly changed: boolean;
  };
  readonly access: WrittenAccessAnswer;
  readonly guardrails: WrittenGuardrails;
  readonly approvals: WrittenApprovalsAnswer;
  /**
   * The guards that refuse the plan, or would.
   */
  readonly guards: readonly WrittenGuardRefusal[];
  /**
   * Diagnostics about this change.
   */
  readonly findings: readonly WrittenDiagnostic[];
  /**
   * Requests made and to come.
   */
  readonly cost: {
    /**
     * Requests that reading took.
     */
    readonly reads: number;
    /**
     * What reading was charged, where the system counts points.
     */
    readonly points?: number;
    /**
     * Changes that writing will make.
     */
    readonly writes: number;
    /**
     * What applying takes, as well as it can be told.
     */
    readonly apply?: {
      /**
       * Requests.
       */
      readonly requests: number;
      /**
       * Seconds.
       */
      readonly seconds: number;
    };
  };
}
/**
 * One change of one object or edge.
 */
export interface WrittenChange {
  /**
   * What is done.
   */
  readonly action: 'create' | 'update' | 'delete' | 'rename';
  readonly address: WrittenAddress;
  readonly before: WrittenFieldsOrNull;
  readonly after: WrittenFieldsOrNull;
  readonly digest: WrittenDigest;
  /**
   * What it does to access.
   */
  readonly effect: 'loss' | 'replace' | 'gain' | 'both' | 'none';
  /**
   * `clock`: a declared edge started or expired; nobody edited anything.
   */
  readonly cause: 'declared' | 'clock';
  /**
   * Why; for people only.
   */
  readonly reason?: string;
  /**
   * Where it is declared; for people only.
   */
  readonly provenance?: {
    /**
     * The file, from the root of the repository.
     */
    readonly file: string;
    /**
     * The number of the document in the file, from 0.
     */
    readonly document: number;
    /**
     * The path in the document.
     */
    readonly path: string;
  };
}
/**
 * A change that is held because of an emergency.
 */
export interface WrittenEmergencyHold {
  readonly change: WrittenChange;
  /**
   * The number of the emergency entry.
   */
  readonly entry: number;
  readonly at: WrittenUtcInstant;
  /**
   * Who revoked.
   */
  readonly by: string;
  /**
   * Why.
   */
  readonly reason?: string;
}
/**
 * What an apply holds until whoever has to has agreed to it. Absent where there is none.
 */
export interface WrittenAwaiting {
  /**
   * Whether that is all of the section: the rest would be judged by guardrails that nobody agreed to.
   */
  readonly isWhole: boolean;
  /**
   * The changes that are held.
   */
  readonly changes: readonly WrittenChange[];
  /**
   * The approvals that are missing.
   */
  readonly approvals: readonly WrittenAwaitedApproval[];
}
/**
 * An approval that is needed and that nobody gave, or not everybody.
 */
export interface WrittenAwaitedApproval {
  /**
   * The guardrail that asks for it.
   */
  readonly guardrail: string;
  /**
   * Who may give it: teams, and members.
   */
  readonly by: readonly string[];
  /**
   * How many of them have to.
   */
  readonly count: number;
  /**
   * The digests of the changes that wait for it; none where a whole section does.
   */
  readonly changes: readonly WrittenDigest[];
  /**
   * The pull requests that brought them.
   */
  readonly pullRequests: readonly number[];
  /**
   * What is missing, one sentence each.
   */
  readonly why: readonly string[];
}
/**
 * A policy version that is, or is expected to be, published.
 */
export interface WrittenExpectedVersion {
  /**
   * The policy.
   */
  readonly policy: string;
  /**
   * The number of the version.
   */
  readonly version: number;
  readonly digest: WrittenDigest;
  /**
   * The newest published version before this one; 0 where there was none.
   */
  readonly previous: number;
  /**
   * An older version with the same statements.
   */
  readonly sameAs?: number;
}
/**
 * An edge that starts by the clock.
 */
export interface WrittenClockStart {
  readonly address: WrittenAddress;
  readonly at: WrittenUtcInstant;
  /**
   * The fields that the edge will have.
   */
  readonly value: JsonObject;
}
/**
 * An edge that expired.
 */
export interface WrittenClockEvent {
  readonly address: WrittenAddress;
  readonly at: WrittenUtcInstant;
}
/**
 * Who gains and loses what access, and through what, in one system.
 */
export interface WrittenAccessAnswer {
  /**
   * `notEvaluated`: it was not compared, which is not the same as no change.
   */
  readonly status: 'evaluated' | 'notEvaluated';
  /**
   * notEvaluated: why not.
   */
  readonly reason?: string;
  /**
   * evaluated: the system of which it is true: `directory`, `github`.
   */
  readonly system?: string;
  /**
   * evaluated: what was taken for granted or left out, one sentence each.
   *
   * Items: One sentence.
   */
  readonly notes?: readonly string[];
  /**
   * evaluated: what changes for whom; privileged gains first, losses last.
   */
  readonly changes?: readonly WrittenAccessChange[];
  /**
   * evaluated: paths that go while all that they gave remains.
   */
  readonly stays?: readonly WrittenAccessStay[];
  /**
   * evaluated: every document whose change may matter to access, with what it does.
   */
  readonly causes?: readonly WrittenAccessCause[];
  /**
   * evaluated: what the clock will do by itself to the access that is planned.
   */
  readonly forecast?: readonly WrittenAccessForecast[];
  readonly counts?: WrittenAccessCounts;
}
/**
 * The same change for some principals, of some actions.
 */
export interface WrittenAccessChange {
  readonly kind: WrittenAccessKind;
  /**
   * All of them, sorted.
   *
   * Items: `member/ana`, `service-account/ci`, `token/deploy`.
   */
  readonly principals: readonly string[];
  /**
   * Sorted; all privileged or all not.
   *
   * Items: An action: `events:read`.
   */
  readonly actions: readonly string[];
  /**
   * Whether the actions are privileged.
   */
  readonly privileged: boolean;
  /**
   * On what.
   */
  readonly resources: readonly WrittenResourceReach[];
  /**
   * The conditions under which it holds now (of a loss: held), as written: one of them has to hold; empty: always.
   *
   * Items: Conditions.
   */
  readonly when: readonly JsonObject[];
  /**
   * The conditions of denies under which it is denied nonetheless, as written.
   *
   * Items: Conditions.
   */
  readonly unless: readonly JsonObject[];
  /**
   * Of a change of conditions: what they were.
   *
   * Items: Conditions.
   */
  readonly before?: readonly JsonObject[];
  readonly from?: WrittenUtcInstant;
  readonly until?: WrittenUtcInstant;
  readonly example?: WrittenAccessExample;
  /**
   * How it is reached now; of what is lost, how it was. The commonest first.
   */
  readonly routes: readonly WrittenAccessRoute[];
  /**
   * How many more routes there are.
   */
  readonly moreRoutes: number;
  /**
   * Of how many of the principals no way is among `routes`; absent: of nobody.
   */
  readonly untold?: number;
  readonly risk: WrittenRisk;
}
/**
 * Resources by a pattern.
 */
export interface WrittenResourceReach {
  /**
   * As written, or `*`.
   */
  readonly pattern: string;
  /**
   * `part`: not of everything that the pattern matches.
   */
  readonly extent: 'whole' | 'part';
  /**
   * Of a part: patterns of which nothing is among it.
   *
   * Items: As written.
   */
  readonly except?: readonly string[];
  /**
   * With `except`: everything else that the pattern matches is among it.
   */
  readonly allBut?: true;
}
/**
 * A request that is decided otherwise than before, confirmed by the decision engine.
 */
export interface WrittenAccessExample {
  /**
   * Who asks.
   */
  readonly principal: string;
  /**
   * For what.
   */
  readonly action: string;
  /**
   * On what; `*` is a resource too.
   */
  readonly resource: string;
  /**
   * What the caller tells.
   */
  readonly context: JsonObject;
  /**
   * The decision as it was.
   */
  readonly before: 'allow' | 'deny';
  /**
   * The decision as it will be.
   */
  readonly after: 'allow' | 'deny';
}
/**
 * One way to an access; the principal stands before it.
 */
export interface WrittenAccessRoute {
  /**
   * In order.
   */
  readonly steps: readonly WrittenRouteStep[];
  /**
   * How many have it.
   */
  readonly principals: number;
  /**
   * One of them, where not all of the change have it: if there is one, somebody with no way told before.
   */
  readonly example?: string;
  /**
   * Of a way to some of what changes or stays: to what. Absent: to all of it. Empty: not the same for each who has it.
   */
  readonly gives?: readonly WrittenRouteGift[];
}
/**
 * One step of a way to an access.
 */
export interface WrittenRouteStep {
  /**
   * What it is. `system`: in another system, in its words.
   */
  readonly is: 'owner' | 'team' | 'role' | 'permissions' | 'policy' | 'statement' | 'boundary' | 'scopes' | 'system';
  /**
   * `team/core`, `role/editor`, `policy/edit@3`, `#AllowEdit`.
   */
  readonly name: string;
  readonly at?: WrittenRange;
}
/**
 * A part of a source file.
 */
export interface WrittenRange {
  /**
   * The file, from the root of the repository.
   */
  readonly file: string;
  readonly start: WrittenPosition;
  readonly end: WrittenPosition;
}
/**
 * A line and a column, both from 1; columns count UTF-16 units.
 */
export interface WrittenPosition {
  /**
   * The line.
   */
  readonly line: number;
  /**
   * The column.
   */
  readonly column: number;
}
/**
 * What one of several ways gives.
 */
export interface WrittenRouteGift {
  /**
   * Sorted.
   *
   * Items: An action.
   */
  readonly actions: readonly string[];
  /**
   * Absent: all those of the change.
   */
  readonly resources?: readonly WrittenResourceReach[];
}
/**
 * How much care a change of access deserves, never without its reasons.
 */
export interface WrittenRisk {
  readonly level: WrittenRiskLevel;
  /**
   * Why.
   *
   * Items: One reason.
   */
  readonly reasons: readonly {
    /**
     * Its kind.
     */
    readonly because:
      | 'self-escalation'
      | 'everything'
      | 'privileged-action'
      | 'not-compared'
      | 'no-mfa'
      | 'external-identity'
      | 'no-expiry';
    readonly level: WrittenRiskLevel;
    /**
     * In one sentence.
     */
    readonly message: string;
  }[];
}
/**
 * Paths that are gone while the access stays.
 */
export interface WrittenAccessStay {
  /**
   * Whose, sorted.
   *
   * Items: `member/ana`.
   */
  readonly principals: readonly string[];
  readonly gone: WrittenAccessRoute;
  /**
   * The actions that it gave, and that remain.
   *
   * Items: An action.
   */
  readonly actions: readonly string[];
  /**
   * The patterns of resources on which it gave them; absent: not known.
   *
   * Items: As written, or `*`.
   */
  readonly resources?: readonly string[];
  /**
   * What they remain through, so many at most, as far as it was looked: one to each action and its resources before another to the same.
   */
  readonly through: readonly WrittenAccessRoute[];
  /**
   * How many more there are; absent: none.
   */
  readonly moreThrough?: number;
}
/**
 * What the change of one document does to access.
 */
export interface WrittenAccessCause {
  /**
   * `role/editor`, `team/core`, `policy/edit@3`, `organization/acme`.
   */
  readonly of: string;
  /**
   * What happened to it.
   */
  readonly change: 'added' | 'changed' | 'removed';
  /**
   * The places (from 0) in `changes` that it takes part in. None: it changes nobody's access.
   *
   * Items: A place.
   */
  readonly changes: readonly number[];
  /**
   * How many principals gain by it.
   */
  readonly gain: number;
  /**
   * How many lose by it.
   */
  readonly lose: number;
}
/**
 * What the clock does by itself.
 */
export interface WrittenAccessForecast {
  readonly at: WrittenUtcInstant;
  /**
   * What.
   */
  readonly changes: readonly WrittenAccessChange[];
}
/**
 * How many principals, each counted once in each.
 */
export interface WrittenAccessCounts {
  /**
   * Who gain.
   */
  readonly gain: number;
  /**
   * Who lose.
   */
  readonly lose: number;
  /**
   * Who hold neither more nor less, under other conditions.
   */
  readonly differ: number;
  /**
   * Whose access could not be compared: it counts as new.
   */
  readonly unknown: number;
  /**
   * Who keep everything by another path.
   */
  readonly stay: number;
}
/**
 * How far guardrails were looked at.
 */
export interface WrittenGuardrails {
  /**
   * `notEvaluated`: some of them were not.
   */
  readonly status: 'evaluated' | 'notEvaluated';
  /**
   * Which, or why not.
   */
  readonly reason: string;
  /**
   * Which of them the change adds, takes out or alters: from when it is applied, that counts. Absent where it does none.
   */
  readonly changes?: readonly WrittenGuardrailChange[];
}
/**
 * What becomes of a guardrail, or of what guards a target.
 */
export interface WrittenGuardrailChange {
  /**
   * Its name; `target/NAME` where what guards a target changes: limits, what may be passed, who is protected, which kinds are managed, where codes of invitations go, its mode, and all of one that is disabled.
   */
  readonly guardrail: string;
  /**
   * `changed`: it holds all that it held. `weakened`: it holds less, or nobody can tell.
   */
  readonly change: 'added' | 'removed' | 'weakened' | 'changed';
  /**
   * In one sentence.
   */
  readonly message: string;
  readonly at?: WrittenRange;
}
/**
 * Whose approval a change needs because of what it gives.
 */
export interface WrittenApprovalsAnswer {
  /**
   * `notEvaluated`: nobody looked, which is not the same as none.
   */
  readonly status: 'evaluated' | 'notEvaluated';
  /**
   * notEvaluated: why not.
   */
  readonly reason?: string;
  /**
   * evaluated: the approvals; none where the list is empty.
   */
  readonly needed?: readonly WrittenNeededApproval[];
}
/**
 * Approvers that a change needs, because of what it gives.
 */
export interface WrittenNeededApproval {
  /**
   * The guardrail that asks.
   */
  readonly guardrail: string;
  /**
   * Whether the files before the change ask it, or those after it, or both.
   *
   * Items: Which files.
   */
  readonly askedBy: readonly ('base' | 'head')[];
  /**
   * Who may.
   *
   * Items: `team/security`, `member/ana`.
   */
  readonly by: readonly string[];
  /**
   * How many of them have to.
   */
  readonly count: number;
  /**
   * Why.
   */
  readonly because: readonly WrittenApprovalReason[];
}
/**
 * Why an approval is needed.
 */
export interface WrittenApprovalReason {
  /**
   * In one sentence.
   */
  readonly message: string;
  /**
   * Who gains; of a guardrail that is changed nobody.
   *
   * Items: `member/ana`.
   */
  readonly principals: readonly string[];
  /**
   * The digests of the changes of the plan that it comes from, where they are known.
   *
   * Items: A digest.
   */
  readonly changes: readonly string[];
  readonly at?: WrittenRange;
}
/**
 * A guard that refuses the plan, or would.
 */
export interface WrittenGuardRefusal {
  /**
   * The guard.
   */
  readonly guard: string;
  /**
   * Which limit, and what was planned against it.
   */
  readonly message: string;
  /**
   * The limit, where it is a number.
   */
  readonly limit: number | null;
  /**
   * What was planned, where it is a number.
   */
  readonly planned: number | null;
  /**
   * The setting or flag that allows it.
   */
  readonly allow: string;
  /**
   * Who allowed it; then it does not refuse.
   */
  readonly allowed?: {
    /**
     * Reviewed YAML, or a flag.
     */
    readonly by: 'target' | 'flag';
    /**
     * Why.
     */
    readonly reason: string;
  };
}
/**
 * A finding in the source files.
 */
export interface WrittenDiagnostic {
  /**
   * Its code in the catalogue.
   */
  readonly code: string;
  /**
   * How bad it is.
   */
  readonly severity: 'error' | 'warning' | 'info';
  /**
   * What is wrong.
   */
  readonly message: string;
  readonly at?: WrittenRange;
  /**
   * Other places that matter to it.
   *
   * Items: One other place.
   */
  readonly related?: readonly {
    readonly at: WrittenRange;
    /**
     * What is there.
     */
    readonly message: string;
  }[];
  /**
   * What to do.
   */
  readonly hint?: string;
  /**
   * The source line holds a secret and is not to be shown.
   */
  readonly concealed?: true;
}
/**
 * entry.json: the record of one commit of the ledger.
 */
export interface WrittenLedgerEntry {
  /**
   * The version of this format.
   */
  readonly ledgerVersion: 1;
  /**
   * What kind of entry this is.
   */
  readonly kind: 'publish' | 'intent' | 'result' | 'takeover' | 'sync' | 'event' | 'emergency' | 'review';
  /**
   * Its number, over the whole branch, from 1.
   */
  readonly sequence: number;
  readonly at: WrittenUtcInstant;
  /**
   * The organization it is about.
   */
  readonly organization: string;
  /**
   * The target; absent in entries about the organization as a whole.
   */
  readonly target?: string;
  readonly source: WrittenCommit;
  /**
   * Who ran Bylaw.
   */
  readonly actor: {
    /**
     * The name, as Git knows it.
     */
    readonly name: string;
    /**
     * The e-mail address, as Git knows it.
     */
    readonly email: string;
  };
  /**
   * The process that wrote this entry.
   */
  readonly runner: {
    /**
     * Unique to one run.
     */
    readonly id: string;
    /**
     * The host.
     */
    readonly host: string;
    /**
     * The process id.
     */
    readonly process: number;
    /**
     * What tells it from other processes of the same id: hashes of its machine, of the machine's start and of its process namespace, and when it started.
     */
    readonly instance?: string;
  };
  /**
   * Who approved the changes.
   *
   * Items: One approver.
   */
  readonly approvedBy: readonly string[];
  readonly changeDigest?: WrittenDigest;
  /**
   * intent, result: which system it was, such as `organization 4711 on GitHub`, where the coordinates of a target may lead to others.
   */
  readonly system?: string;
  /**
   * intent, result: how many changes were planned and left out, as by `--only` or a saved plan; those held are outcomes.
   */
  readonly leftOut?: number;
  /**
   * intent: how many planned changes are held back. Of a result they are outcomes.
   */
  readonly held?: number;
  /**
   * intent, result: who agreed, by guardrails, to what is applied.
   */
  readonly approvals?: readonly WrittenRecordedApproval[];
  /**
   * intent, result: approvals that nobody gave and that `--allow approval` let pass.
   */
  readonly unapproved?: readonly WrittenAwaitedApproval[];
  /**
   * intent: what is about to be written. event: what happened. emergency: what is taken.
   */
  readonly changes?: readonly WrittenRecordedChange[];
  readonly leaseUntil?: WrittenUtcInstant;
  /**
   * result: what became of each change.
   */
  readonly outcomes?: readonly WrittenOutcome[];
  /**
   * result: the number of the intent it settles.
   */
  readonly intent?: number;
  /**
   * result: the members that it invited, sorted.
   */
  readonly invited?: readonly WrittenName[];
  /**
   * intent, result: which guardrails, and guards of targets, are others from then on.
   */
  readonly guardrails?: readonly WrittenRecordedGuardrail[];
  /**
   * publish: the versions that were published.
   */
  readonly published?: readonly WrittenExpectedVersion[];
  /**
   * publish: the policies that were deleted.
   *
   * Items: One deleted policy.
   */
  readonly deleted?: readonly {
    /**
     * The policy.
     */
    readonly policy: string;
    /**
     * Its newest version when it was deleted.
     */
    readonly after: number;
  }[];
  /**
   * result: edges declared but not yet in force.
   */
  readonly scheduled?: readonly WrittenScheduledEdge[];
  /**
   * event, emergency: what was done, such as `forget`.
   */
  readonly event?: string;
  readonly evaluatedAt?: WrittenUtcInstant;
  readonly state?: WrittenCommit;
}
/**
 * Who agreed, by a guardrail, to a pull request that brought some of what is applied.
 */
export interface WrittenRecordedApproval {
  /**
   * The guardrail.
   */
  readonly guardrail: string;
  /**
   * Its number.
   */
  readonly pullRequest: number;
  readonly head: WrittenCommit;
  readonly mergeCommit: WrittenCommit;
  /**
   * The reviews that count.
   */
  readonly reviews: readonly {
    /**
     * The number of the review.
     */
    readonly id?: number;
    /**
     * The number of the account.
     */
    readonly account: number;
    /**
     * What the account was called.
     */
    readonly login: string;
    /**
     * Who that is: `member/ana`.
     */
    readonly principal: string;
    readonly submittedAt?: WrittenUtcInstant;
  }[];
  /**
   * The digests of the changes that it brought; none where it is about guardrails.
   */
  readonly changes: readonly WrittenDigest[];
}
/**
 * One change.
 */
export interface WrittenRecordedChange {
  /**
   * What is done.
   */
  readonly action: string;
  readonly address: WrittenAddress;
  readonly before: WrittenFieldsOrNull;
  readonly after: WrittenFieldsOrNull;
  readonly digest: WrittenDigest;
}
/**
 * What became of one change.
 */
export interface WrittenOutcome {
  readonly digest: WrittenDigest;
  readonly address: WrittenAddress;
  /**
   * What was to be done.
   */
  readonly action: string;
  /**
   * What became of it.
   */
  readonly status: 'applied' | 'failed' | 'skipped' | 'held' | 'stale';
  /**
   * Why not, in one sentence.
   */
  readonly message?: string;
  /**
   * The answer to the write was lost, and what became of it was seen by looking: somebody else may have done it.
   */
  readonly ambiguous?: true;
}
/**
 * What became of a guardrail.
 */
export interface WrittenRecordedGuardrail {
  /**
   * Its name; `target/NAME` where what guards a target changes.
   */
  readonly guardrail: string;
  /**
   * `changed`: it holds all that it held. `weakened`: it holds less, or nobody can tell.
   */
  readonly change: 'added' | 'removed' | 'weakened' | 'changed';
  /**
   * In one sentence.
   */
  readonly message: string;
}
/**
 * An edge that is declared but not in force yet.
 */
export interface WrittenScheduledEdge {
  readonly address: WrittenAddress;
  readonly value: WrittenFields;
}
/**
 * One published version of a policy, as the ledger holds it. Immutable once written.
 */
export interface WrittenPublishedVersion {
  readonly policy: WrittenName;
  /**
   * The number of the version, from 1.
   */
  readonly version: number;
  readonly digest: WrittenDigest;
  readonly statements: WrittenStatements;
  /**
   * An older version with the same statements.
   */
  readonly sameAs?: number;
}
/**
 * One rule: what it does to which actions on which resources, and when.
 */
export interface WrittenStatement {
  /**
   * A name for this statement, shown in decisions.
   */
  readonly sid?: string;
  /**
   * Whether matching requests are allowed or denied. A deny always wins.
   */
  readonly effect: 'allow' | 'deny';
  readonly actions?: WrittenActions;
  readonly notActions?: WrittenActions;
  readonly resources?: WrittenResources;
  readonly notResources?: WrittenResources;
  readonly conditions?: WrittenConditions;
}
/**
 * Operators and what they compare. Every operator must hold. `IfExists` after an operator lets a missing key pass; `ForAnyValue:` and `ForAllValues:` before it compare lists.
 */
export interface WrittenConditions {
  readonly StringEquals?: WrittenConditionKeys;
  readonly StringNotEquals?: WrittenConditionKeys;
  readonly StringEqualsIgnoreCase?: WrittenConditionKeys;
  readonly StringNotEqualsIgnoreCase?: WrittenConditionKeys;
  readonly StringLike?: WrittenConditionKeys;
  readonly StringNotLike?: WrittenConditionKeys;
  readonly ResourceLike?: WrittenConditionKeys;
  readonly ResourceNotLike?: WrittenConditionKeys;
  readonly NumericEquals?: WrittenConditionKeys;
  readonly NumericNotEquals?: WrittenConditionKeys;
  readonly NumericLessThan?: WrittenConditionKeys;
  readonly NumericLessThanEquals?: WrittenConditionKeys;
  readonly NumericGreaterThan?: WrittenConditionKeys;
  readonly NumericGreaterThanEquals?: WrittenConditionKeys;
  readonly DateEquals?: WrittenConditionKeys;
  readonly DateNotEquals?: WrittenConditionKeys;
  readonly DateLessThan?: WrittenConditionKeys;
  readonly DateLessThanEquals?: WrittenConditionKeys;
  readonly DateGreaterThan?: WrittenConditionKeys;
  readonly DateGreaterThanEquals?: WrittenConditionKeys;
  readonly Bool?: WrittenConditionKeys;
  readonly IpAddress?: WrittenConditionKeys;
  readonly NotIpAddress?: WrittenConditionKeys;
  /**
   * `true`: the key is missing. `false`: it is there. Takes no prefix or suffix.
   */
  readonly Null?: {
    readonly [k: string]: boolean;
  };
  readonly [k: string]:
    | WrittenConditionKeys
    | {
        readonly [k: string]: boolean;
      }
    | undefined;
}
/**
 * Condition keys and the value, or values, that each is compared with. Every key must hold.
 *
 * This interface was referenced by `WrittenConditions`'s JSON-Schema definition
 * via the `patternProperty` "^(?=For|.*IfExists$)(ForAnyValue:|ForAllValues:)?(String(Not)?(Equals|EqualsIgnoreCase|Like)|Resource(Not)?Like|(Numeric|Date)((Not)?Equals|LessThan|LessThanEquals|GreaterThan|GreaterThanEquals)|Bool|(Not)?IpAddress)(IfExists)?$".
 */
export interface WrittenConditionKeys {
  readonly [k: string]: WrittenConditionValue;
}
/**
 * What became of the invitation of one member, as the ledger holds it: neither the address it went to nor the one-time code.
 */
export interface WrittenInvitation {
  readonly member: WrittenName;
  /**
   * What became of it; one that is pending past `expires` is expired.
   */
  readonly status: 'pending' | 'accepted' | 'cancelled';
  readonly invited: WrittenUtcInstant;
  readonly expires?: WrittenUtcInstant;
  /**
   * How many codes were made.
   */
  readonly sent: number;
  readonly codeHash?: WrittenDigest;
  readonly ended?: WrittenUtcInstant;
  /**
   * The accounts of who accepted, by system, where any was told.
   */
  readonly identity?: {
    /**
     * The account.
     */
    readonly [k: string]: string;
  };
}
/**
 * A file of `.git/bylaw/unrecorded/`: what came of an intent, kept until `bylaw ledger resume` has recorded it. What the intent's entry says already is read there.
 */
export interface WrittenUnrecordedResult {
  /**
   * The version of this format.
   */
  readonly unrecordedVersion: 1;
  /**
   * The full ref of the ledger.
   */
  readonly ref: string;
  /**
   * The intent.
   */
  readonly intent: {
    /**
     * Its number.
     */
    readonly sequence: number;
    readonly commit: WrittenCommit;
  };
  readonly at: WrittenUtcInstant;
  /**
   * What became of each change of the intent, and of those that were held back.
   */
  readonly outcomes: readonly WrittenOutcome[];
  /**
   * Edges declared but not yet in force: some of those that the intent names.
   */
  readonly scheduled: readonly WrittenScheduledEdge[];
}
/**
 * What a run that may write nothing tells one that may: which pull request it planned, at which commits, and by the digest of what it saw whether that was the same. Whoever proposes the pull request can write whatever they like into it, so that it decides nothing.
 */
export interface WrittenPullRequestReview {
  /**
   * The version of this format.
   */
  readonly reviewVersion: 1;
  /**
   * Where the pull request is: `acme/iam`.
   */
  readonly repository: string;
  /**
   * Its number.
   */
  readonly pullRequest: number;
  readonly head: WrittenCommit;
  readonly base: WrittenCommit;
  /**
   * That of the plan; null where the files have errors.
   */
  readonly changeDigest: string | null;
}
/**
 * A line that `bylaw observe` reads: what a system saw of a member at one time. It never decides who may what.
 */
export interface WrittenObservation {
  /**
   * The member, such as `member/ana`.
   */
  readonly principal: string;
  readonly organization?: WrittenName;
  readonly at: WrittenSeenAt;
  readonly joined?: WrittenSeenAt;
  readonly lastSignIn?: WrittenSeenAt;
  /**
   * Whether they sign in with more than one factor.
   */
  readonly mfa?: boolean;
  /**
   * Whether mail to their address arrives.
   */
  readonly emailDelivery?: 'delivered' | 'failed';
}
/**
 * A file of the branch `bylaw/observed`: what was seen of one member, each value with the time at which it was seen last.
 */
export interface WrittenObservedMember {
  readonly joined?: WrittenObservedTime;
  readonly lastSignIn?: WrittenObservedTime;
  /**
   * Whether they sign in with more than one factor.
   */
  readonly mfa?: {
    readonly at: WrittenUtcInstant;
    /**
     * Whether they do.
     */
    readonly value: boolean;
  };
  /**
   * Whether mail to their address arrives.
   */
  readonly emailDelivery?: {
    readonly at: WrittenUtcInstant;
    /**
     * Whether it does.
     */
    readonly value: 'delivered' | 'failed';
  };
}
/**
 * A time, and when it was seen.
 */
export interface WrittenObservedTime {
  readonly at: WrittenUtcInstant;
  readonly value: WrittenUtcInstant;
}
