import type { Holding } from '../../engine/principal.ts';
import type { CompiledStatement } from '../../statements/compiled-statement.ts';
import { type StatementTable, statementTable } from '../../statements/statement-table.ts';
import type { Standing } from './standing.ts';

/** Somebody with every holding changed. */
export function withHoldings(standing: Standing, change: (holding: Holding) => Holding): Standing {
  const { principal } = standing;
  const groups = principal.groups.map((group) => ({ ...group, holdings: group.holdings.map(change) }));
  return { ...standing, principal: { ...principal, groups } };
}

export function withoutHoldings(standing: Standing, gone: (holding: Holding) => boolean): Standing {
  const { principal } = standing;
  const groups = principal.groups.map((group) => ({
    ...group,
    holdings: group.holdings.filter((holding) => !gone(holding)),
  }));
  return { ...standing, principal: { ...principal, groups } };
}

/** Somebody with every statement changed that counts for them. */
export function withStatements(
  standing: Standing,
  change: (statement: CompiledStatement) => CompiledStatement,
): Standing {
  const changed = ({ statements }: StatementTable) => statementTable(statements.map(change));
  const { engine, principal } = withHoldings(standing, (holding) => ({
    ...holding,
    table: changed(holding.table),
  }));
  return {
    ...standing,
    engine: { ...engine, boundary: engine.boundary && changed(engine.boundary) },
    principal: { ...principal, boundary: principal.boundary && changed(principal.boundary) },
  };
}

/** The resources that a binding is narrowed to, as patterns. */
export function scopesOf({ engine }: Standing, { scope, binding }: Holding): readonly string[] {
  if (scope === undefined) return [];
  const zone = engine.organization.zones.get(binding?.zone ?? engine.zones.names[scope.zone ?? -1] ?? '');
  return [...(binding?.on ?? []), ...(zone?.resources ?? [])];
}
