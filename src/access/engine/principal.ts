import type { Binding, TeamMembership } from '../../model/model.ts';
import type { Inactivity } from '../decision.ts';
import type { StatementTable } from '../statements/statement-table.ts';
import type { ResourceSet } from '../text/resource-set.ts';
import type { Subject } from './subject.ts';

/** Somebody a request may name. */
export interface CompiledPrincipal {
  /** `member/ana`. */
  readonly name: string;
  readonly subject: Subject;
  /** Why it can do nothing at any time. */
  readonly inactive: Inactivity | undefined;
  /** From when on an invitation that is pending is expired. */
  readonly invitationExpires: number;
  readonly groups: readonly HoldingGroup[];
  readonly boundary: StatementTable | undefined;
  /** Of a token. */
  readonly token: TokenLimits | undefined;
}

export interface TokenLimits {
  readonly owner: CompiledPrincipal;
  /** From when on it does nothing. */
  readonly expires: number;
  /** Whether it has all that its owner has; else an own binding has to allow too. */
  readonly inherits: boolean;
  readonly scopes: StatementTable | undefined;
}

/** What somebody holds together for a time: its own bindings, or those of a team and its ancestors. */
export interface HoldingGroup {
  readonly holdings: readonly Holding[];
  /** Whether it starts or expires at all. */
  readonly isLimited: boolean;
  readonly starts: number;
  readonly expires: number;
  readonly membership: TeamMembership | undefined;
}

/** A role held on a scope for a time. Everybody in a team shares the team's. */
export interface Holding {
  readonly role: CompiledRole;
  /** Of the role: what every decision needs first. */
  readonly table: StatementTable;
  readonly scope: Scope | undefined;
  readonly isLimited: boolean;
  readonly starts: number;
  readonly expires: number;
  /** The team that somebody is in, then its ancestors up to the one that is bound; of an own binding none. */
  readonly teams: readonly string[];
  /** Absent for the organization role. */
  readonly binding: Binding | undefined;
}

export interface CompiledRole {
  readonly name: string;
  readonly reachesZones: boolean;
  readonly table: StatementTable;
}

export interface Scope {
  /** The number of the zone that the binding names. */
  readonly zone: number | undefined;
  readonly on: ResourceSet | undefined;
  readonly variesByPrincipal: boolean;
}
