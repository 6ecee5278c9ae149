import type { CountedApproval } from '../../access/approvals/counted-approvals.ts';
import type { Diagnostic, SourceRange } from '../../diagnostic/diagnostic.ts';
import type { Plan } from '../../plan/plan.ts';

/** What is known of a pull request: what it would change, and who agreed. */
export interface ReviewedPlan {
  readonly number: number;
  /** The commit that is proposed. */
  readonly head: string;
  /**
   * What it is proposed to: the branch, whether it is the repository's own, and the commit at its tip; `isNew`: nothing is
   * declared there yet, so that nobody is an approver.
   */
  readonly base: {
    readonly ref: string;
    readonly commit: string;
    readonly isDefault?: boolean;
    readonly isNew?: boolean;
  };
  /** Where the run that looked at it is told of; an address of the host itself. */
  readonly runUrl?: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Absent where its files have errors. */
  readonly plan?: Plan;
  /** Why what was found may not be all there is: it is not fine, whatever else holds. */
  readonly doubt?: string;
  readonly notes: readonly { readonly message: string }[];
  readonly approvals: readonly ApprovalsOf[];
  /** Organizations that change and that the plan says nothing of. */
  readonly unplanned: readonly string[];
  /** Organizations that come with it, or of which it says nothing, about which no guardrail anywhere asks anybody. */
  readonly unasked?: readonly string[];
  /** The organizations that it was narrowed to, sorted; absent: all. */
  readonly asked?: readonly string[];
  /** Others that change: to look at them is the business of another run. */
  readonly elsewhere?: readonly string[];
  /** Systems that are to be applied to for the first time, and that nobody read: what is there is not known. */
  readonly unread?: readonly { readonly organization: string; readonly target: string }[];
  readonly atApply?: AtApply;
}

/** What apply would meet that the plan itself does not tell, were it merged now. */
export interface AtApply {
  /** Why it would write nothing at all. */
  readonly stops: readonly { readonly code: string; readonly message: string; readonly hint?: string }[];
  /** What it would not do, whoever approves this. */
  readonly waits: readonly string[];
}

/** Who agreed to what a section of the plan needs. */
export interface ApprovalsOf {
  /** Whose guardrails ask, and whose members agree. */
  readonly organization: string;
  /** `*`: it is about no section of the plan. */
  readonly target: string;
  readonly counted: readonly CountedApproval<SourceRange>[];
}

/**
 * What has to be done before it may be merged, gravest first. `neutral`: nobody has to agree, and yet somebody should look,
 * as nobody can be asked or apply will not do all of it.
 */
export type Standing = 'errors' | 'refused' | 'needs-approval' | 'neutral' | 'fine';
