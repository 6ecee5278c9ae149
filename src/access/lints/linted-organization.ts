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
}

export function lintedOrganization(organization: Organization, now: number): LintedOrganization {
  const services = [...organization.services.values()];
  const actions = actionTable(services);
  const keys = keyTable(actionCatalogue(services));
  const statements = lintedStatements(organization, actions, keys);
  return { organization, now, actions, statements, uses: usesOf(organization) };
}
