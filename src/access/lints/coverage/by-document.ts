import type { LintedStatement } from '../linted-statement.ts';

/** The statements of each document together, as they stand there. */
export function* byDocument(statements: readonly LintedStatement[]): Iterable<readonly LintedStatement[]> {
  let together: LintedStatement[] = [];
  for (const statement of statements) {
    if (together[0] !== undefined && together[0].of !== statement.of) {
      yield together;
      together = [];
    }
    together.push(statement);
  }
  yield together;
}
