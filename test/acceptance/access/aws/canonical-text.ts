import type { PlainStatement } from '../../../access/naive/documents.ts';
import { type AwsStatement, listOf } from './aws-policies.ts';

/**
 * Two versions are one where these texts are the same. Written from "Policy versions" of model.md for what AWS
 * publishes, before any conversion: actions, resources and condition values sorted, order of statements and sid kept.
 */
export function canonicalAws(statements: readonly AwsStatement[]): string {
  return JSON.stringify(
    statements.map((each) => [
      each.Sid ?? '',
      each.Effect,
      each.NotAction === undefined,
      set(each.Action ?? each.NotAction),
      each.NotResource === undefined,
      set(each.Resource ?? each.NotResource),
      sortedConditions(each.Condition ?? {}),
    ]),
  );
}

/** The same of statements as they stand in the ledger, sorted anew. */
export function canonicalPlain(statements: readonly PlainStatement[]): string {
  return JSON.stringify(
    statements.map((each) => [
      each.sid ?? '',
      each.effect,
      each.notActions === undefined,
      set(each.actions ?? each.notActions),
      each.notResources === undefined,
      set(each.resources ?? each.notResources),
      sortedConditions(each.conditions ?? {}),
    ]),
  );
}

function sortedConditions(conditions: Readonly<Record<string, Readonly<Record<string, unknown>>>>): unknown {
  const all = Object.entries(conditions).flatMap(([operator, keys]) =>
    // AWS: ArnEquals and ArnLike behave identically.
    Object.entries(keys).map(
      ([key, values]) =>
        [
          operator.replace('ArnEquals', 'ArnLike').replace('ArnNotEquals', 'ArnNotLike'),
          key,
          set(values),
        ] as const,
    ),
  );
  return all.map((each) => JSON.stringify(each)).sort();
}

function set(values: unknown): readonly string[] {
  return [...new Set(listOf(values).map(String))].sort();
}
