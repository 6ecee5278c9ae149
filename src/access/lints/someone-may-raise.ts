import { raisingActions } from './escalation/raising-actions.ts';
import type { LintedOrganization } from './linted-organization.ts';
import { givesBeyondOwners } from './uses.ts';

/** Whether a statement beyond the owners' names an action by which access is raised: else nobody has to be asked. */
export function someoneMayRaise({ organization, statements, actions, uses }: LintedOrganization): boolean {
  const raising = raisingActions.flatMap((text) => actions.find(text) ?? []);
  return statements.some((statement) => {
    if (!givesBeyondOwners(organization, uses, statement)) return false;
    const { actions: named, exceptActions } = statement;
    if (named === 'all') return !exceptActions;
    return raising.some(
      ({ service, index }) => (named.get(service)?.includes(index) ?? false) !== exceptActions,
    );
  });
}
