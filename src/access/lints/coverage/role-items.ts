import type { Place } from '../../../diagnostic/diagnostic.ts';
import type { Organization, Role } from '../../../model/model.ts';
import { placeAt } from '../../../model/place.ts';
import { parsePolicyReference } from '../../../model/references/policy-reference.ts';
import type { ActionTable } from '../../engine/action-table.ts';
import type { LintedStatement } from '../linted-statement.ts';

/** A permission of a role, or a policy that it holds. */
export interface RoleItem {
  /** "`billing:view`", "policy `edit`" */
  readonly name: string;
  /** The list that it stands in: permissions and policies have no order, and no place of their own. */
  readonly at: Place;
  /** None where no file says what is in force. */
  readonly statements: readonly LintedStatement[];
}

export function roleItems(
  { name, permissions, policies, origin }: Role,
  { policies: declared }: Organization,
  actions: ActionTable,
  ofPolicy: ReadonlyMap<string, readonly LintedStatement[]>,
): readonly RoleItem[] {
  const own = permissions.map((permission): RoleItem => {
    const written = { effect: 'allow', actions: [permission] } as const;
    const statement: LintedStatement = {
      ...{ of: `role/${name}`, kind: 'role', name, origin, path: ['permissions'], written },
      ...{ isDeny: false, actions: actions.matching(permission), exceptActions: false, conditions: [] },
    };
    return { name: `\`${permission}\``, at: placeAt(origin, ['permissions']), statements: [statement] };
  });
  const held = policies.map((reference): RoleItem => {
    const { policy, version } = parsePolicyReference(reference);
    const isPinned = version !== undefined || declared.get(policy)?.defaultVersion !== undefined;
    return {
      name: `policy \`${policy}\``,
      at: placeAt(origin, ['policies']),
      statements: isPinned ? [] : (ofPolicy.get(policy) ?? []),
    };
  });
  return [...own, ...held];
}

export function statementsByPolicy(
  statements: readonly LintedStatement[],
): ReadonlyMap<string, readonly LintedStatement[]> {
  const found = new Map<string, LintedStatement[]>();
  for (const statement of statements) {
    if (statement.kind !== 'policy') continue;
    const others = found.get(statement.name);
    if (others === undefined) found.set(statement.name, [statement]);
    else others.push(statement);
  }
  return found;
}
