import type { Place } from '../../diagnostic/diagnostic.ts';
import type { JsonObject } from '../../digest/json.ts';
import type { Organization } from '../../model/model.ts';
import { placeAt } from '../../model/place.ts';
import { parseOperator } from '../../model/services/condition-operator.ts';
import type { Origin } from '../../parse/document.ts';
import type { WrittenStatement } from '../../schema/generated/documents.ts';
import { type ActionSet, type ActionTable, unionOfActions } from '../engine/action-table.ts';
import type { KeyTable } from '../engine/key-table.ts';
import type { LintedCondition } from './linted-condition.ts';

/** A statement of the files: of a policy, of the permissions of a role, of the scopes of a token. */
export interface LintedStatement {
  /** `policy/read-events`, `role/viewer`, `token/deploy`. */
  readonly of: string;
  readonly kind: 'policy' | 'role' | 'token';
  readonly name: string;
  readonly origin: Origin;
  /** From the document. */
  readonly path: readonly (string | number)[];
  readonly written: WrittenStatement;
  readonly isDeny: boolean;
  /** Those it is about, or, with `exceptActions`, those it is not about. */
  readonly actions: ActionSet;
  readonly exceptActions: boolean;
  readonly conditions: readonly LintedCondition[];
}

/** Every statement that stands in the files, whether anything uses it or not. */
export function lintedStatements(
  { policies, roles, tokens }: Organization,
  actions: ActionTable,
  keys: KeyTable,
): readonly LintedStatement[] {
  const found: LintedStatement[] = [];
  for (const { name, statements, origin } of policies.values())
    for (const [index, written] of statements.entries())
      add('policy', name, origin, ['statements', index], written);
  for (const { name, permissions, origin } of roles.values())
    if (permissions.length > 0)
      add('role', name, origin, ['permissions'], { effect: 'allow', actions: permissions });
  for (const { name, scopes = [], origin } of tokens.values())
    for (const [index, written] of scopes.entries()) add('token', name, origin, ['scopes', index], written);
  return found;

  function add(
    kind: LintedStatement['kind'],
    name: string,
    origin: Origin,
    path: LintedStatement['path'],
    json: JsonObject,
  ): void {
    const written = json as JsonObject & WrittenStatement;
    const named = written.actions ?? written.notActions ?? [];
    found.push({
      of: `${kind}/${name}`,
      ...{ kind, name, origin, path, written },
      isDeny: written.effect === 'deny',
      actions: unionOfActions(named.map(actions.matching)),
      exceptActions: written.notActions !== undefined,
      conditions: conditionsOf(written, keys),
    });
  }
}

/** The place of a statement, or of what stands in it. Permissions have no parts. */
export function placeIn(
  { kind, origin, path }: LintedStatement,
  ...within: readonly (string | number)[]
): Place {
  return placeAt(origin, kind === 'role' ? path : [...path, ...within]);
}

/** The place of the last of these keys. */
export function keyIn(
  { origin, path }: Pick<LintedStatement, 'origin' | 'path'>,
  ...within: readonly (string | number)[]
): Place {
  return placeAt(origin, [...path, ...within], 'key');
}

function conditionsOf({ conditions = {} }: WrittenStatement, keys: KeyTable): readonly LintedCondition[] {
  return Object.entries(conditions).flatMap(([operatorText, byKey]) => {
    const operator = parseOperator(operatorText);
    return Object.entries(byKey ?? {}).flatMap(([name, value]) => {
      const key = keys.find(name);
      if (key === undefined) return [];
      const values = (Array.isArray(value) ? value : [value]) as LintedCondition['values'];
      return { operatorText, operator, name, key, values };
    });
  });
}
