import type { PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Instant, Organization, Target } from '../model/model.ts';
import type { Address, ObjectKind } from './address.ts';
import type { Life } from './course.ts';
import type { ActualState, DesiredState } from './state.ts';

/**
 * What a declared organization is in the words of a system that has its own: which entries it should hold there,
 * at the same addresses, with that system's fields and roles. Pure.
 */
export type Project = (input: ProjectionInput) => Projection;

export interface ProjectionInput {
  readonly organization: Organization;
  readonly target: Target;
  /** See managedKinds. */
  readonly manages: ReadonlySet<ObjectKind>;
  /** What the system holds, and what else was seen there (`observed`). */
  readonly actual: ActualState;
  readonly evaluatedAt: Instant;
}

export interface Projection extends Omit<DesiredState, 'fresh' | 'publishes'> {
  /** Of what has dates, and of what would be there but for something that has, what it is whenever. */
  readonly lives?: ReadonlyMap<Address, Life>;
  /** What of the organization the system cannot hold or enforce, and whom it takes for somebody else. */
  readonly findings: readonly PlacedDiagnostic[];
}

/** What the roles are called there that guards and the order of changes ask about. */
export interface RoleTerms {
  /** The role of a member who owns the organization: it gives all that the other one gives. */
  readonly owners: string;
  /** The role of any other member. */
  readonly members: string;
  /** Roles and permissions that let their holder give access to others, or take it. */
  readonly privileged: readonly string[];
  /** The field of its settings that says what every member may do in every repository. */
  readonly basePermission?: string;
}
