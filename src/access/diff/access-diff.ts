import type { SourceRange } from '../../diagnostic/diagnostic.ts';
import type { JsonObject } from '../../digest/json.ts';
import type { Instant } from '../../model/model.ts';
import type { RequestContext } from '../request.ts';
import type { Risk } from '../risk/risk.ts';

/**
 * Who can do what that they could not, and the other way round, in one system. It is JSON as it stands. People with no
 * change are never mentioned.
 *
 * @typeParam At where something is declared: a place before its line is known, then lines and columns
 */
export interface AccessDiff<At = SourceRange> {
  /** Privileged gains first, then other gains and what is not known, then changed conditions, then losses. */
  readonly changes: readonly AccessChange<At>[];
  /** Paths that go while all that they gave remains. */
  readonly stays: readonly AccessStay<At>[];
  /** Every document whose change may matter to access, with what it does. */
  readonly causes: readonly AccessCause[];
  /** What the clock will do by itself to the access that is proposed, until the horizon. */
  readonly forecast: readonly AccessForecast<At>[];
  /** How many principals, each counted once in each. */
  readonly counts: AccessCounts;
}

export interface AccessCounts {
  readonly gain: number;
  readonly lose: number;
  /** Neither more nor less than before, under other conditions. */
  readonly differ: number;
  /** Whose access could not be compared: it counts as new. */
  readonly unknown: number;
  /** Who keep everything by another path. */
  readonly stay: number;
}

/** The same change for some principals, of some actions. */
export interface AccessChange<At = SourceRange> {
  /**
   * `gained`: something was denied in every context and no longer is; `lost`: the other way round. `wider`: allowed
   * before, now in more contexts; `narrower`: in fewer; `other`: in some more and in some fewer. `unknown`: the two
   * could not be compared within the budget; it counts as gained.
   */
  readonly kind: 'gained' | 'lost' | 'wider' | 'narrower' | 'other' | 'unknown';
  /** All of them, sorted: `member/ana`, `service-account/ci`, `token/deploy`. */
  readonly principals: readonly string[];
  /** Sorted; those of one change are all privileged or all not. */
  readonly actions: readonly string[];
  readonly privileged: boolean;
  readonly resources: readonly ResourceReach[];
  /** The conditions under which it holds now (of a loss: held), as written: one of them has to hold; empty: always. */
  readonly when: readonly JsonObject[];
  /** The conditions of denies: where one of them holds it is denied all the same. */
  readonly unless: readonly JsonObject[];
  /** Of a change of conditions: what they were. */
  readonly before?: readonly JsonObject[];
  /** Absent: at once. */
  readonly from?: Instant;
  /** Absent: without an end. */
  readonly until?: Instant;
  /** A request for which the decisions differ, confirmed by the decision engine. Of `unknown` none may be known. */
  readonly example?: AccessExample;
  /** How it is reached now; of what is lost, how it was. The commonest first, so many at most. */
  readonly routes: readonly AccessRoute<At>[];
  /** How many more routes there are. */
  readonly moreRoutes: number;
  /** Of how many of the principals no way is among `routes`, though they have one; absent: of nobody. */
  readonly untold?: number;
  readonly risk: Risk;
}

export interface ResourceReach {
  /** As written, or `*`. */
  readonly pattern: string;
  /** `part`: not of everything that the pattern matches. */
  readonly extent: 'whole' | 'part';
  /** Of a part: patterns of which nothing is among it, as written. */
  readonly except?: readonly string[];
  /** With `except`: everything else that the pattern matches is among it. */
  readonly allBut?: true;
}

export interface AccessExample {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context: RequestContext;
  readonly before: 'allow' | 'deny';
  readonly after: 'allow' | 'deny';
}

/** One way to an access: team → its parent → role → policy version → statement. The principal stands before it. */
export interface AccessRoute<At = SourceRange> {
  readonly steps: readonly RouteStep<At>[];
  /** How many of the principals have it. */
  readonly principals: number;
  /** One of them: where it can be, one who has none of the ways told before it. Of a way of everybody absent. */
  readonly example?: string;
  /** Of a way to some of what changes or stays: to what. Absent: to all of it. Empty: not the same for each who has it. */
  readonly gives?: readonly RouteGift[];
}

/** What one of several ways gives. */
export interface RouteGift {
  /** Sorted. */
  readonly actions: readonly string[];
  /** Absent: all those of the change. */
  readonly resources?: readonly ResourceReach[];
}

export interface RouteStep<At = SourceRange> {
  readonly is:
    | 'owner'
    | 'team'
    | 'role'
    | 'permissions'
    | 'policy'
    | 'statement'
    | 'boundary'
    | 'scopes'
    /** In another system, in its words: the base permission, an owner, a permission on a repository. */
    | 'system';
  /** `team/core`, `role/editor`, `policy/edit@3`, `#AllowEdit`. */
  readonly name: string;
  /** Where what leads to it is declared; absent for what stands in no file. */
  readonly at?: At;
}

/** Paths that are gone while the access stays. */
export interface AccessStay<At = SourceRange> {
  readonly principals: readonly string[];
  /** What goes. */
  readonly gone: AccessRoute<At>;
  /** The actions that it gave, and that remain. */
  readonly actions: readonly string[];
  /** The patterns of resources on which it gave them, as written, as far as it was looked; absent: not known. */
  readonly resources?: readonly string[];
  /**
   * What they remain through, so many at most, as far as it was looked: one to each action and its resources before
   * another to the same. `gives` is what one gives of what stays.
   */
  readonly through: readonly AccessRoute<At>[];
  /** How many more there are; absent: none. */
  readonly moreThrough?: number;
}

/** What the change of one document does to access. */
export interface AccessCause {
  /** `role/editor`, `team/core`, `policy/edit@3`, `organization/acme`, `guardrail/no-payments` */
  readonly of: string;
  readonly change: 'added' | 'changed' | 'removed';
  /** The places in `changes` that it takes part in. None: it changes nobody's access. */
  readonly changes: readonly number[];
  readonly gain: number;
  readonly lose: number;
}

export interface AccessForecast<At = SourceRange> {
  readonly at: Instant;
  readonly changes: readonly AccessChange<At>[];
}
