import type { Address } from '../address.ts';
import type { RoleTerms } from '../projection.ts';

/** A system with words of its own. */
export interface Words {
  readonly terms: RoleTerms;
  /** The repositories in which somebody has permissions by teams, before or after the changes looked at. */
  readonly repositoriesOf: (principal: Address) => ReadonlySet<string>;
}
