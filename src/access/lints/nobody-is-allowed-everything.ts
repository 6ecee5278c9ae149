import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { Finding } from './lint.ts';
import type { LintedOrganization } from './linted-organization.ts';
import { placeIn } from './linted-statement.ts';
import { namesEveryAction, namesEveryResource } from './reach-of.ts';
import { givesBeyondOwners } from './uses.ts';

export function* nobodyIsAllowedEverything({
  organization,
  statements,
  uses,
}: LintedOrganization): Iterable<Finding> {
  for (const statement of statements) {
    const { written, of } = statement;
    if (!namesEveryAction(written) || !namesEveryResource(written)) continue;
    if (!givesBeyondOwners(organization, uses, statement)) continue;
    const diagnostic = createDiagnostic('access/all-on-all', {
      message: 'this allows every action on every resource',
      at: placeIn(statement, 'actions'),
      hint: 'name the actions and the resources that are needed',
    });
    yield { of, diagnostic };
  }
}
