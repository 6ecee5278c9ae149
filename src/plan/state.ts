import type { PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import type { JsonObject } from '../digest/json.ts';
import type { Origin } from '../parse/document.ts';
import type { Address } from './address.ts';
import type { ExpectedVersion } from './plan.ts';

/**
 * Objects and edges of one organization in one target, each as the JSON of its fields. Names that are part of
 * the address are not repeated among the fields. Values hold no `undefined`; an absent field is absent.
 */
export type StateEntries = ReadonlyMap<Address, JsonObject>;

/** One edge that is declared but not in force yet. */
export interface ScheduledEdge {
  readonly address: Address;
  readonly value: JsonObject;
}

/** What the YAML says a target should hold at `evaluatedAt`. */
export interface DesiredState {
  readonly organization: string;
  readonly target: string;
  readonly entries: StateEntries;
  /** Those of `entries` that need comparing: the others are known to be in the target just so. */
  readonly fresh: StateEntries;
  /** The policy versions that applying publishes. */
  readonly publishes: readonly ExpectedVersion[];
  /** Old addresses of renamed objects, newest first. */
  readonly previously: ReadonlyMap<Address, readonly Address[]>;
  /** Declared edges that have not started: not in `entries`. */
  readonly scheduled: readonly ScheduledEdge[];
  /** Declared edges that have expired: not in `entries`. */
  readonly expired: readonly ScheduledEdge[];
  /** Declared objects that are not to be there, and why: not in `entries`. */
  readonly absent?: ReadonlyMap<Address, string>;
  /** The edges compared that begin or end at some time, be it long past. */
  readonly timed: readonly Address[];
  /** Where each entry is declared; for people, never compared. */
  readonly origins: Pick<ReadonlyMap<Address, Origin>, 'get'>;
}

/** What a target holds, read whole: a reader that could not read everything throws instead. */
export interface ActualState {
  readonly organization: string;
  readonly target: string;
  readonly entries: StateEntries;
  /**
   * The objects that Bylaw created or adopted there (addresses of objects, never of edges). Others exist but are
   * unmanaged, and are removed only in a target of mode `strict`.
   */
  readonly owned: ReadonlySet<Address>;
  /** API requests (or the like) that reading took. */
  readonly reads: number;
  /** The same with the points charged for them, where the system counts those, too. */
  readonly cost?: { readonly requests: number; readonly points: number };
  /** What was seen beside what Bylaw manages: handed back to the provider's projection, and to nobody else. */
  readonly observed?: JsonObject;
  /**
   * Nothing was read, so that what may be there is not known: what patterns of the files match, under the names of the
   * patterns themselves (`platform-*`), the same for two sides that are compared.
   */
  readonly presumed?: readonly string[];
  /** Which system that is, where a target's coordinates may lead to others: `organization 4711 on GitHub`. */
  readonly system?: string;
  /** What is wrong with what was seen: joins the findings of the plan. */
  readonly findings?: readonly PlacedDiagnostic[];
  /** Members who were invited there and have not accepted: they are among `entries` and can do nothing yet. */
  readonly waiting?: ReadonlySet<Address>;
  /** How many invitations the system still takes, where it limits them. */
  readonly invitationQuota?: number;
  /** Who is asking, where it is somebody known: `member/ana`. */
  readonly caller?: string;
}
