import type { Place, SourceRange } from '../../diagnostic/diagnostic.ts';
import type { RouteStep } from '../diff/access-diff.ts';
import type { Point } from '../sets/access-set.ts';

/** Approvers that a change needs, because of what it gives. */
export interface NeededApproval<At = SourceRange> {
  readonly guardrail: string;
  /** Whether the files before the change ask it, or those after it, or both. */
  readonly askedBy: readonly ('base' | 'head')[];
  /** `team/security`, `member/ana`: so many of them have to. */
  readonly by: readonly string[];
  readonly count: number;
  /** Why, in one sentence each. */
  readonly because: readonly ApprovalReason<At>[];
}

export interface ApprovalReason<At = SourceRange> {
  readonly message: string;
  /** Who gains; of a guardrail that is changed nobody. */
  readonly principals: readonly string[];
  /** The digests of the changes of the plan that it comes from, where they are known. */
  readonly changes: readonly string[];
  readonly at?: At;
}

/** Somebody who may do what a guardrail says that they must not; or may not, what they must. */
export interface Breach {
  readonly guardrail: string;
  readonly principals: readonly string[];
  /** A request that shows it; absent where it could not be decided within the budget. */
  readonly point?: Point;
  /** How it is reached. */
  readonly steps: readonly RouteStep<Place>[];
  /** By changing what they hold first: by this action, on this document. */
  readonly raise?: { readonly action: string; readonly resource: string };
}
