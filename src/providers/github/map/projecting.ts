import type { Instant, Organization, Target } from '../../../model/model.ts';
import type { StateEntries } from '../../../plan/state.ts';
import type { DeclaredPerson, LeftOut } from './declared-people.ts';
import type { Observed } from './observed.ts';

/** What the parts of a projection are made of. */
export interface Projecting {
  readonly organization: Organization;
  readonly target: Target;
  readonly observed: Observed;
  /** What is there. */
  readonly actual: StateEntries;
  /** Where nothing was read: see ActualState. */
  readonly presumed: readonly string[] | undefined;
  readonly now: Instant;
  /** Everybody who belongs into the organization on GitHub, by `ana` or `service-account/ci`. */
  readonly people: ReadonlyMap<string, DeclaredPerson>;
  /** Who is declared and never belongs there. */
  readonly left: ReadonlyMap<string, LeftOut>;
}
