import type { Organization } from '../model/model.ts';
import type { Assumption, StatementSource } from './decision.ts';

/** The access of one organization, compiled: what every question is answered from. It never changes. */
export interface CompiledAccess {
  readonly organization: Organization;
  readonly assumptions: readonly Assumption[];
  /** Everybody a request may name: `member/ana`, `service-account/ci`, `token/deploy`, `team/core`. */
  readonly principals: readonly string[];
  /**
   * Every statement that a role, a boundary or a token holds, each once, the role bound or not. Contributions hold
   * these same objects, so that they can be counted.
   */
  readonly statements: readonly StatementSource[];
}
