import type { Key } from '../engine/key-table.ts';
import type { TextPattern } from './text-pattern.ts';

/** All that can be asked: the actions of one or more catalogues, and what each is done to. */
export interface Universe {
  readonly actions: ReadonlyMap<string, UniverseAction>;
  /** The keys that a caller may give, of every catalogue, by their names in lower case. */
  readonly keys: ReadonlyMap<string, Key>;
}

export interface UniverseAction {
  /** `events:read` */
  readonly name: string;
  /** Whether some catalogue says that it is privileged. */
  readonly isPrivileged: boolean;
  /** The types of its resources; empty where `*` is its only one. `*` itself may be asked of each. */
  readonly types: readonly TextPattern[];
}
