import type { Place, SourceRange } from '../../diagnostic/diagnostic.ts';
import type { Point } from '../sets/access-set.ts';
import type { Raised } from './raised.ts';

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

/** What breaks a guardrail, of one principal or of the organization. */
export interface Breach {
  readonly is:
    | 'forbidden'
    | 'not-separate'
    | 'not-held'
    | 'too-many'
    | 'too-few'
    | 'too-long'
    | 'not-decided';
  /** Whose it is; of too many, or too few, holders those that there are. */
  readonly principals: readonly string[];
  /** On whom it hinges besides: the accounts that they have the keys of, or whoever has the keys of theirs. */
  readonly besides?: readonly string[];
  /** What they can get at, or cannot and should; of what is to be apart two. */
  readonly reached: readonly Reached[];
  /** From when on, in milliseconds; at once where that is the time it is evaluated at. */
  readonly from: number;
  /** Of too many, a request of each that shows it; and of whom it is told. */
  readonly points?: ReadonlyMap<string, Point | undefined>;
  readonly shown?: string;
  /** What else there is to say: how many holders, how long a binding lasts. */
  readonly count?: number;
  readonly role?: string;
  readonly at?: Place;
}

export interface Reached {
  /** A request that shows it; absent where it could not be decided within the budget. */
  readonly point?: Point;
  readonly action?: string;
  /** Who holds it, where that is another than the first of the principals: an account that they own. */
  readonly holder?: string;
  /** By changing what they hold first. */
  readonly raise?: Raised;
}
