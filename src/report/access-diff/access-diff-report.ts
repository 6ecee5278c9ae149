import type { AccessDiff } from '../../access/diff/access-diff.ts';
import type { NeededApproval } from '../../access/guardrails/breach.ts';
import type { SourceRange } from '../../diagnostic/diagnostic.ts';
import type { Instant } from '../../model/model.ts';
import type { FilesBasis } from '../access/question-basis.ts';

/** A change that Bylaw's own decision does not tell of: what a target gives by its settings. */
export interface Unjudged {
  /** `target/github` */
  readonly of: string;
  readonly message: string;
  readonly at?: SourceRange;
}

/** Two sides, and when they were compared. */
export interface ComparisonBasis {
  readonly before: FilesBasis;
  readonly after: FilesBasis;
  readonly now: Instant;
  /** A remote that is known to hold newer entries of the ledger, which are not in this clone. */
  readonly behind: string | null;
  /** Whether the side that is compared with has no `bylaw.yaml`: all access of the other is new. */
  readonly beginsHere: boolean;
}

/** What changes for whom in one organization. */
export interface OrganizationDiff extends AccessDiff {
  readonly organization: string;
  /** Of which system it is true: `directory` is Bylaw's own word. */
  readonly system: string;
  /** What was taken for granted or left out, one sentence each. */
  readonly notes: readonly string[];
}

export interface AccessDiffReport extends ComparisonBasis {
  /** How far the forecast looks: it tells what happens before this instant. */
  readonly until: Instant;
  readonly organizations: readonly (OrganizationDiff & {
    /** Whose approval it takes. */
    readonly approvals: readonly NeededApproval[];
    /** The guardrails of before that would hold less than they do, one sentence each. */
    readonly weakened: readonly string[];
    /** What may give access in other systems and is not compared. */
    readonly unjudged: readonly Unjudged[];
  })[];
}

/** Whether anybody has access that nobody agreed to. */
export interface NoNewReport extends ComparisonBasis {
  /** Scopes of access that may be new, as they were given. */
  readonly allowed: readonly string[];
  /** How many principals have new access, or may have. */
  readonly found: number;
  /** Few scopes that allow all of it, and more, but nothing privileged that is not gained; empty: there are none. */
  readonly covering: readonly string[];
  /** What is new there and in none of the scopes, with a request that shows it. */
  readonly organizations: readonly NewIn[];
}

/** What would hold less than it does. */
export interface Weakened {
  /** `guardrail/no-production`; `guards/github`: what guards that target. A scope that lets it pass. */
  readonly of: string;
  readonly message: string;
}

export interface NewIn extends Pick<OrganizationDiff, 'organization' | 'system' | 'changes'> {
  /** The guardrails and guards of before that would hold less than they do, in none of the scopes. */
  readonly weakened: readonly Weakened[];
  /** What may give access in other systems and is not compared, in none of the scopes. */
  readonly unjudged: readonly Unjudged[];
}
