import type { Action, ActionTable } from '../../engine/action-table.ts';
import type { LintedOrganization } from '../linted-organization.ts';
import type { LintedStatement } from '../linted-statement.ts';
import { mayMeet } from './may-meet.ts';

/** An action, with the statements about it: one stands for all of which the same is true. */
export interface KindOfAction {
  readonly action: Action;
  readonly about: readonly LintedStatement[];
}

/** So many statements about an action are looked at: the first of them. */
const most = 64;

/** What the actions of a statement are to some others; undefined where none of these is about one of those. */
export function kindsOfActions(
  statement: LintedStatement,
  others: readonly LintedStatement[],
  { organization, actions: table }: Pick<LintedOrganization, 'organization' | 'actions'>,
): readonly KindOfAction[] | undefined {
  const kinds = new Map<string, KindOfAction>();
  const near = others.filter((other) => mayMeet(statement, other, organization.id));
  if (near.length === 0) return undefined;
  for (const action of actionsOf(statement, table)) {
    const about: LintedStatement[] = [];
    let key = `${action.hasResources} ${JSON.stringify(action.resources)}`;
    for (let at = 0; at < near.length && about.length < most; at += 1) {
      const other = near[at] as LintedStatement;
      if (!isAbout(other, action)) continue;
      about.push(other);
      key += ` ${at}`;
    }
    if (about.length === 0) return undefined;
    if (!kinds.has(key)) kinds.set(key, { action, about });
  }
  return kinds.size === 0 ? undefined : [...kinds.values()];
}

type Actions = Pick<LintedStatement, 'actions' | 'exceptActions'>;

export function* actionsOf(statement: Actions, { services }: ActionTable): Iterable<Action> {
  const { actions, exceptActions } = statement;
  if (exceptActions || actions === 'all') {
    for (const service of services)
      for (const action of service.actions) if (isAbout(statement, action)) yield action;
    return;
  }
  for (const [service, indexes] of actions)
    for (const index of indexes) {
      const action = services[service]?.actions[index];
      if (action !== undefined) yield action;
    }
}

export function isAbout({ actions, exceptActions }: Actions, { service, index }: Action): boolean {
  return (actions === 'all' || (actions.get(service)?.includes(index) ?? false)) !== exceptActions;
}
