import type { Action } from '../../engine/action-table.ts';
import type { Holding } from '../../engine/principal.ts';
import type { HeldStatement } from '../../sets/held-layers.ts';
import type { TextPattern } from '../../sets/text-pattern.ts';
import type { StatementTable } from '../../statements/statement-table.ts';
import type { AccessPart, PartGroup, PartSaying } from '../system-access.ts';

/** A statement about an action as somebody holds it. */
export interface Said extends HeldStatement, PartSaying {
  readonly known: KnownSaying;
}

/** What was found out of what is said where it is held. */
export interface KnownSaying {
  /** What it tells apart. */
  readonly patterns: readonly TextPattern[];
  /** By resource: its key there; empty where it does not count. */
  readonly on: Map<string, string>;
}

/** What was found out once and is so for whoever holds the same. */
export interface KnownContent {
  /** Groups that are the same for everybody who holds them, but for the way to them. */
  readonly groups: Map<readonly Holding[], PartGroup>;
  /** Those of them of which nothing starts or ends. */
  readonly lasting: Map<readonly Holding[], PartGroup>;
  /** Limits that are the same for everybody, by what they are. */
  readonly limits: Map<StatementTable, Map<string, AccessPart>>;
  /** What holdings that are the same for everybody say of an action, about resources that begin so. */
  readonly said: Map<readonly string[], Map<Action, Map<readonly Holding[], readonly Said[]>>>;
  /** By the key of what is said where it is held. */
  readonly sayings: Map<string, KnownSaying>;
  /** Whether a resource is of an action. */
  readonly asked: Map<Action, Map<string, boolean>>;
}

export function nothingKnown(): KnownContent {
  return {
    groups: new Map(),
    lasting: new Map(),
    limits: new Map(),
    said: new Map(),
    sayings: new Map(),
    asked: new Map(),
  };
}
