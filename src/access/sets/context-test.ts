import type { ConditionOperator } from '../../model/services/condition-operator.ts';
import type { ConditionValue } from '../../model/services/condition-value.ts';
import type { Key } from '../engine/key-table.ts';

/** A condition on what only a caller can tell. */
export interface ContextTest {
  /** The same for the same condition among the same others. */
  readonly key: string;
  /**
   * What it counts in, such as a statement, by all conditions of that: only whether all of them hold matters. Absent
   * where it counts alone.
   */
  readonly within?: string;
  readonly of: Key;
  readonly operator: ConditionOperator;
  /** What cannot be judged makes a deny match, and keeps an allow from it. */
  readonly isDeny: boolean;
  /**
   * As written, but that variables of the organization and the principal have their values. One in which such a
   * variable has none stands as it is: nobody can judge it.
   */
  readonly values: readonly ConditionValue[];
  /** Whether its values are parts of the resource that is asked about. */
  readonly isOfResource?: true;
  /** The keys of the caller whose values stand in `values`. */
  readonly dependsOn: readonly Key[];
}
