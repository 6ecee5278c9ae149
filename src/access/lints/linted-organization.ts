import type { Organization } from '../../model/model.ts';
import { actionCatalogue } from '../../model/services/action-catalogue.ts';
import { type ActionTable, actionTable } from '../engine/action-table.ts';
import { keyTable } from '../engine/key-table.ts';
import { type LintedStatement, lintedStatements } from './linted-statement.ts';
import { type Uses, usesOf } from './uses.ts';

/** What lints are asked about: made once for all of them. */
export interface LintedOrganization {
  readonly organization: Organization;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly actions: ActionTable;
  readonly statements: readonly LintedStatement[];
  readonly uses: Uses;
  /** Whether members, by name, were seen to have a second factor; absent where nobody observed it of anybody. */
  readonly mfa: ReadonlyMap<string, boolean> | undefined;
}

/** What is known of people beyond what is declared. */
export type Observations = Pick<LintedOrganization, 'mfa'>;

export function lintedOrganization(
  organization: Organization,
  now: number,
  { mfa }: Observations,
): LintedOrganization {
  const services = [...organization.services.values()];
  const actions = actionTable(services, organization.id);
  const keys = keyTable(actionCatalogue(services));
  const statements = lintedStatements(organization, actions, keys);
  return { organization, now, actions, statements, uses: usesOf(organization), mfa };
}
