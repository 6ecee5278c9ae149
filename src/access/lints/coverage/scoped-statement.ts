import type { Binding } from '../../../model/model.ts';
import type { LintedStatement } from '../linted-statement.ts';

/** A statement as a binding holds it: only in its zone, and on the resources that it names. */
export interface ScopedStatement extends LintedStatement {
  readonly scope?: StatementScope;
}

export interface StatementScope extends Pick<Binding, 'zone' | 'on'> {
  readonly reachesZones: boolean;
}

/** Gives the statements of a binding, the same for the same scope. */
export function scoping(): (
  statements: readonly LintedStatement[],
  scope: StatementScope,
) => readonly ScopedStatement[] {
  const known = new Map<string, Map<LintedStatement, ScopedStatement>>();
  return (statements, { zone, on, reachesZones }) => {
    const key = JSON.stringify([zone, on, reachesZones]);
    const made = known.get(key) ?? new Map<LintedStatement, ScopedStatement>();
    known.set(key, made);
    const scope: StatementScope = {
      ...(zone === undefined ? {} : { zone }),
      ...(on === undefined ? {} : { on }),
      reachesZones,
    };
    return statements.map((statement) => {
      const before = made.get(statement);
      if (before !== undefined) return before;
      const scoped = { ...statement, scope };
      made.set(statement, scoped);
      return scoped;
    });
  };
}
