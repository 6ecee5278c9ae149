import type { Place } from '../../diagnostic/diagnostic.ts';
import type { JsonObject } from '../../digest/json.ts';
import type { AccessSet, Point } from '../sets/access-set.ts';
import type { Universe } from '../sets/universe.ts';
import type { RouteStep } from './access-diff.ts';

/**
 * Who can do what in one system: as Bylaw decides it, or as another system would. What compares access and what holds
 * it against guardrails asks this, and knows no system.
 */
export interface SystemAccess {
  readonly universe: Universe;
  /** Everybody who may hold something: members, service accounts, tokens. Not teams. */
  readonly principals: readonly SystemPrincipal[];
  /** What somebody holds at a time, in milliseconds since 1970. */
  at(principal: string, now: number): HeldAccess;
  /** When later something of somebody's starts or ends, sorted, in milliseconds. */
  momentsOf(principal: string, now: number): readonly number[];
  /** How a request comes to be allowed; of one that is not, why: the denies. */
  routesTo(principal: string, point: Point, now: number): readonly SystemRoute[];
}

export interface SystemPrincipal {
  /** `member/ana` */
  readonly name: string;
  /** Stays when it gets another name: `member:m-1`. */
  readonly id: string;
}

/** What somebody holds at one time. */
export interface HeldAccess {
  readonly set: AccessSet;
  /** Whoever has the same key has the same set, in this system and in one compared with it. */
  readonly key: string;
  /** What it is made of: where two have the same part, it says the same. */
  readonly parts: readonly AccessPart[];
  /** Whoever has the same key for an action may do the same by it. */
  keyOf(action: string): string;
}

/** Something held: a role on a scope, a boundary, the scopes of a token. */
export interface AccessPart {
  readonly key: string;
  /** The actions that it says anything about. */
  readonly actions: 'all' | ReadonlySet<string>;
  /** What it is, without the principal: where it goes or comes, this is told. Empty for boundaries and scopes. */
  readonly route: readonly RouteStep<Place>[];
}

export interface SystemRoute {
  readonly steps: readonly RouteStep<Place>[];
  /** As written; empty: always. */
  readonly conditions: JsonObject;
  /** The patterns of resources that it is about, as written. */
  readonly resources: readonly string[];
  /** In milliseconds; where it ends. */
  readonly expires?: number;
}
