import type { Place } from '../../diagnostic/diagnostic.ts';
import type { JsonObject } from '../../digest/json.ts';
import type { AccessSet, Point } from '../sets/access-set.ts';
import type { TextPattern } from '../sets/text-pattern.ts';
import type { Universe } from '../sets/universe.ts';
import type { RouteStep } from './access-diff.ts';

/**
 * Who can do what in one system: as Bylaw decides it, or as another system would. What compares access and what holds
 * it against guardrails asks this, and knows no system.
 */
export interface SystemAccess {
  readonly universe: Universe;
  /**
   * The same for actions that may be asked of the same resources, and that are done alike by whoever is told the same of
   * both: one is compared for all of them then.
   */
  actionKey?(action: string): string;
  /** Everybody who may hold something: members, service accounts, tokens. Not teams. */
  readonly principals: readonly SystemPrincipal[];
  /** What somebody holds at a time, in milliseconds since 1970. */
  at(principal: string, now: number): HeldAccess;
  /** When later something of somebody's starts or ends, sorted, in milliseconds. */
  momentsOf(principal: string, now: number): readonly number[];
  /**
   * All that somebody holds, now and later: where it is the very same in two systems (`===`), nothing more has to be
   * asked. It is quick; where it is not the same they may hold the same all the same.
   */
  timelineOf?(principal: string): unknown;
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
  /** What it is made of, in groups that others have too: all that a team gives, the role by default, the limits. */
  readonly groups: readonly PartGroup[];
  /** The way to a part of a group, both by their place, without the principal. Empty for boundaries and scopes. */
  wayTo(group: number, part: number): readonly RouteStep<Place>[];
  /** What is said of an action, as far as it may be about resources that begin so; absent where nobody can say. */
  sayingsOf?(action: string, beginnings: readonly string[]): HeldSayings | undefined;
}

/** Parts that are held together. Whoever has the very same group has the same ways to them, but for the places. */
export interface PartGroup {
  /** Groups of one key, in this system and in one compared with it, have the same parts by the same paths. */
  readonly key: string;
  /** The same for groups that have parts by the same paths, whatever they are; without it the paths are looked at. */
  readonly paths?: string;
  readonly parts: readonly AccessPart[];
}

/** Something held: a role on a scope, a boundary, the scopes of a token. */
export interface AccessPart {
  readonly key: string;
  /**
   * The same for the same path by other names: a team that is called otherwise is the same team. Two parts may have one
   * key by two paths; of one that goes the other stays.
   */
  readonly path: string;
  /** Where it stands: `role/editor`. Parts of one key and one document have the same steps after their routes. */
  readonly document?: string;
  /** Of a boundary or scopes: nothing leads to it. */
  readonly isLimit?: true;
  /** The same for parts that say the same about an action; without it the whole key is taken. */
  keyOf?(action: string): string;
  /** The same where an action may be asked of the same resources; absent where nobody can say. */
  asked?(action: string): string;
  /** What it is made of; without it all that it says is taken together. */
  readonly contents?: PartContents;
  /** What it says about an action, one by one; without it all that it says is taken together. */
  sayings?(action: string): readonly PartSaying[];
  /** Of a part that has sayings: the steps after its route that lead to one of them. */
  stepsTo?(action: string, saying: string): readonly (readonly RouteStep<Place>[])[];
  /** The actions that it says anything about. */
  readonly actions: 'all' | ReadonlySet<string>;
}

/** What somebody is told of an action. */
export interface HeldSayings {
  /** How many things that is: what it takes to look at them. */
  readonly size: number;
  /** What tells the resources from each other that it is about. */
  readonly patterns: readonly TextPattern[];
  /**
   * What counts on one resource: where the same does, it is allowed in the same contexts and by the same ways, whoever
   * it is and whichever resource of the action.
   */
  on(resource: string): string;
}

/** The statements of a part, wherever they count. */
export interface PartContents {
  /** The same for the same statements. */
  readonly key: string;
  /** The same where they count for the same resources. */
  readonly place: string;
  statements(): readonly PartStatement[];
}

export interface PartStatement {
  /** The same for what says the same of the same actions. */
  readonly key: string;
  readonly actions: 'all' | ReadonlySet<string>;
}

/** One thing that a part says about an action: something is allowed, or denied, somewhere. */
export interface PartSaying {
  /** The same for what says the same, in whatever document it stands. */
  readonly key: string;
  /** What the resources that it is about begin with, one or another; an empty one: anything. */
  readonly beginnings: readonly string[];
}

export interface SystemRoute {
  /** Those of a part of the principal, then what in it gives the access. */
  readonly steps: readonly RouteStep<Place>[];
  /** The key of that part: whoever has a part of this key has it by the way of their own. */
  readonly part?: string;
  /** The key of what the part says there: whoever has a part that says it has it by the way of their own. */
  readonly saying?: string;
  /** As written; empty: always. */
  readonly conditions: JsonObject;
  /** The patterns of resources that it is about, as written. */
  readonly resources: readonly string[];
  /** In milliseconds; where it ends. */
  readonly expires?: number;
}
