import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { Service } from '../../model/model.ts';
import type { Finding } from './lint.ts';
import type { LintedOrganization } from './linted-organization.ts';
import { type LintedStatement, placeIn } from './linted-statement.ts';
import { namesEveryAction, namesEveryResource } from './reach-of.ts';
import { givesBeyondOwners } from './uses.ts';

/** Everything on everything is told by another lint, and so is an allow with exceptions. */
export function* privilegedActionsNameTheirResources(linted: LintedOrganization): Iterable<Finding> {
  const { organization, statements, uses } = linted;
  const privileged = privilegedActions(linted);
  for (const statement of statements) {
    const { written, of, exceptActions } = statement;
    if (exceptActions || namesEveryAction(written) || !namesEveryResource(written)) continue;
    if (!givesBeyondOwners(organization, uses, statement)) continue;
    const found = privilegedOf(statement, privileged);
    if (found.length === 0) continue;
    const more = found.length > 3 ? ` and ${found.length - 3} more` : '';
    const names = found.slice(0, 3).map((action) => `\`${action}\``);
    const diagnostic = createDiagnostic('access/privileged-everywhere', {
      message: `${names.join(', ')}${more}, privileged, on every resource`,
      at: placeIn(statement, 'actions'),
      hint:
        statement.kind === 'role'
          ? 'plain permissions reach every resource: use a policy whose statement names its resources'
          : 'name the resources that it is needed on',
    });
    yield { of, diagnostic };
  }
}

type Privileged = ReadonlyMap<number, ReadonlyMap<number, string>>;

/** By service and place, the privileged actions that are done to resources. */
function privilegedActions({ organization, actions }: LintedOrganization): Privileged {
  const isPrivileged = (service: Service | undefined, text: string) => {
    const declared = service?.actions[text.slice(text.indexOf(':') + 1)];
    return (declared as { readonly privileged?: boolean } | undefined)?.privileged === true;
  };
  return new Map(
    actions.services.map(({ name, actions: all }, at) => [
      at,
      new Map(
        all
          .filter(
            ({ text, hasResources }) => hasResources && isPrivileged(organization.services.get(name), text),
          )
          .map(({ index, text }) => [index, text]),
      ),
    ]),
  );
}

function privilegedOf({ actions }: LintedStatement, privileged: Privileged): readonly string[] {
  if (actions === 'all') return [];
  return [...actions].flatMap(([service, indexes]) => {
    const known = privileged.get(service);
    return indexes.flatMap((index) => known?.get(index) ?? []);
  });
}
