import type { Place } from '../diagnostic/diagnostic.ts';
import type { JsonObject } from '../digest/json.ts';
import { jsonEqual } from '../digest/json-equal.ts';
import type { Organization } from '../model/model.ts';
import { placeAt } from '../model/place.ts';
import { digestStatements } from '../model/statement-digest.ts';
import type { StatementSource } from './decision.ts';
import { ownStatementField } from './own-statement-field.ts';

/** Where a statement stands in the files. */
export interface StatementPlace {
  readonly at: Place;
  /** Whether the file shows the statement itself; else `at` is the policy, whose file has another text by now. */
  readonly isShown: boolean;
}

/** Undefined for what no file of the organization declares any more. */
export function statementPlace(
  { policies, roles, tokens }: Organization,
  source: StatementSource,
): StatementPlace | undefined {
  const { from, index, written } = source;
  if (from.is === 'permissions') {
    const role = roles.get(from.role);
    return role && { at: placeAt(role.origin, [ownStatementField(role, source)]), isShown: true };
  }
  if (from.is === 'scopes') {
    const token = tokens.get(from.token);
    return token && { at: placeAt(token.origin, ['scopes', index]), isShown: true };
  }
  const policy = policies.get(from.policy);
  if (policy === undefined) return undefined;
  const shown = placeOf(policy.statements, index, written);
  return shown === undefined
    ? { at: placeAt(policy.origin, ['name']), isShown: false }
    : { at: placeAt(policy.origin, ['statements', shown]), isShown: true };
}

/** A version in the ledger has its sets sorted; statements may have been moved since. */
function placeOf(statements: readonly JsonObject[], index: number, written: JsonObject): number | undefined {
  const shown = statements[index];
  if (shown === written || jsonEqual(shown, written)) return index;
  const digest = digestStatements([written]);
  const isSame = (at: number) => {
    const each = statements[at];
    return each === written || (each !== undefined && digestStatements([each]) === digest);
  };
  if (isSame(index)) return index;
  const moved = statements.findIndex((_, at) => isSame(at));
  return moved < 0 ? undefined : moved;
}
