import type { Instant, Organization, Target } from '../../model/model.ts';
import type { Address, ObjectKind } from '../address.ts';
import type { AccessAt } from '../order/access-before-after.ts';
import type { Change, GuardRefusal } from '../plan.ts';
import type { ScheduledEdge } from '../state.ts';
import type { ClockedAccess } from './clocked-access.ts';
import type { PushedSource } from './unpushed.ts';

/** All that guards look at. A partial or failed read never gets here: the reader throws. */
export interface GuardInput {
  readonly organization: Organization;
  readonly target: Target;
  readonly manages: ReadonlySet<ObjectKind>;
  /** In the order of the plan. */
  readonly changes: readonly Change[];
  /** Who holds what before and after `changes`, under the new names. */
  readonly before: AccessAt;
  readonly after: AccessAt;
  readonly clocked: ClockedAccess;
  /** The edges that applying would announce and the last result did not. */
  readonly announced: readonly ScheduledEdge[];
  /** The objects that Bylaw owns in the target. */
  readonly owned: ReadonlySet<Address>;
  /** Members whose invitation was not accepted, under the new names. */
  readonly waiting: ReadonlySet<Address>;
  readonly evaluatedAt: Instant;
  readonly circumstances: Circumstances;
}

/** What a plan alone cannot know. */
export interface Circumstances {
  /** Whether the ledger has a result for this target: before, everything is a gain. */
  readonly appliedBefore: boolean;
  /**
   * Whether the source descends from the commit last applied; `unknown` where history is missing, `absent` where this clone lacks that commit. Absent when
   * nothing was applied, or the question does not arise.
   */
  readonly descends?: boolean | 'unknown' | 'absent';
  readonly lastSource?: string;
  /** Absent where nobody is about to apply, and where this clone alone keeps the ledger. */
  readonly pushed?: PushedSource;
  /** The principal that applies, such as `member/ana`, where the provider can tell; else the target's `caller`. */
  readonly caller?: string;
  /** Whom the files before protect, as they call them: taking that back counts from the next apply on. */
  readonly protectedBefore?: readonly string[];
  /** Another commit's files are compared with these: what loosens a guard counts from the next change on. */
  readonly isProposed?: true;
  /** The target as the files have it that a proposal is compared with: what it loosens counts from the next one on. */
  readonly targetBefore?: Target;
  /** How many people the system lets be invited now. */
  readonly invitationQuota?: number;
}

/** A guard looks at a whole plan and refuses it, or does not. Pure. */
export interface Guard {
  readonly name: string;
  /** The first sentence of its refusal says what was planned and which limit it passes. */
  readonly check: (input: GuardInput) => Omit<GuardRefusal, 'guard' | 'allow' | 'allowed'> | undefined;
}

/** The address of a principal written `member/ana`. */
export function principalAddress(organization: string, principal: string): Address {
  const [kind = '', name = ''] = principal.split('/');
  return `${kind}:${organization}/${name}`;
}
