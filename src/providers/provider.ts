import type { SystemAccess } from '../access/diff/system-access.ts';
import type { Outcome } from '../audit/entry.ts';
import type { Scope } from '../audit/scope.ts';
import type { AuditTrail } from '../audit/target-happening.ts';
import type { Instant, Organization } from '../model/model.ts';
import type { Origin } from '../parse/document.ts';
import type { Address, ObjectKind } from '../plan/address.ts';
import type { Becoming } from '../plan/course.ts';
import type { Change } from '../plan/plan.ts';
import type { Project, RoleTerms } from '../plan/projection.ts';
import type { ActualState, StateEntries } from '../plan/state.ts';

export type { Scope };

export interface Capabilities {
  /** The kinds of objects this system can hold, with their edges. */
  readonly manages: readonly ObjectKind[];
  /** Of those the ones that are managed only where the target's `manages` names them. */
  readonly onlyWhenNamed: readonly ObjectKind[];
  /**
   * Fields that are seen there and belong to nobody: never compared with what is desired, never let go of, and
   * recorded as the target shows them, so that what has another name since is known again.
   */
  readonly observes: readonly string[];
  /** Whether the writer stages and the ledger's result commit is the write (the directory). */
  readonly stages: boolean;
}

/** What planning is handed: it cannot write. */
export interface StateReader {
  /** The whole actual state; throws where any part could not be read. */
  read(scope: Scope): Promise<ActualState>;
}

/** What apply is handed, after the intent is recorded. */
export interface ChangeWriter {
  /** Carries out one change. A failure is an outcome, not an exception; a throw is a bug or a dead connection. */
  write(change: Change): Promise<Outcome>;
  /** The state as it is after all writes, to be recorded; nothing may be written afterwards. */
  commit(): Promise<StateEntries>;
}

/** What carrying changes out takes, as well as can be told before. */
export interface Estimate {
  readonly requests: number;
  readonly seconds: number;
}

/** What a target holds before and after some changes. */
export interface TargetEnds {
  readonly organization: Organization;
  readonly before: StateEntries;
  readonly after: StateEntries;
  /** What becomes of either, by what the files say of when. By default nothing. */
  readonly later?: { readonly before: Becoming; readonly after: Becoming };
  /** As it was read, or what stands for it. */
  readonly actual: ActualState;
  /** Where what is declared stands. */
  readonly origins: Pick<ReadonlyMap<Address, Origin>, 'get'>;
}

export interface NamedAccount {
  readonly account: number;
  readonly login: string;
}

export interface Provider {
  readonly name: string;
  readonly capabilities: Capabilities;
  readonly reader: StateReader;
  /**
   * Asked before an apply asks anybody and before it writes anything, of a section that changes something: throws
   * where the changes surely could not be made, such as for permissions that its token lacks. Writes nothing.
   */
  prepare?(scope: Scope, changes: readonly Change[]): Promise<void>;
  /** What is declared in the words of this system. Absent: it holds the organization in Bylaw's own. */
  readonly project?: Project;
  /** What an organization declares by patterns, under their names: what they match is known once the system is read. */
  presume?(organization: Organization): readonly string[];
  /** What roles are called there, where it has words of its own. */
  readonly terms?: RoleTerms;
  /**
   * What the system itself gives everybody: a system with words of its own has rules of its own. Without words of its
   * own it gives what Bylaw decides; with them and without this nobody can tell.
   */
  access?(ends: TargetEnds): { readonly before: SystemAccess; readonly after: SystemAccess };
  /** Absent where it is not worth telling. */
  estimate?(changes: readonly Change[]): Estimate;
  /**
   * What its own log says was done since, of what `seen` names: what is there now, and what was recorded last. Absent
   * where it keeps none.
   */
  auditLog?(scope: Scope, since: Instant, seen: readonly StateEntries[]): Promise<AuditTrail>;
  /** Whose these log-ins are there, by the log-in in lower case; null where nobody has it. Absent: it has no accounts. */
  accounts?(logins: readonly string[]): Promise<ReadonlyMap<string, NamedAccount | null>>;
  /** A writer for one apply, starting from the state that was read. */
  openWriter(scope: Scope, actual: ActualState): ChangeWriter;
}
