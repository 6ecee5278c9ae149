import { tellSome } from '../../tell-some.ts';
import type { LintedStatement } from '../linted-statement.ts';

/** "`ReadAll`, statement 3 and statement 4" of those that stand together. */
export function nameStatements(
  some: readonly LintedStatement[],
  together: readonly LintedStatement[],
): string {
  return tellSome(
    some.map((statement) => {
      const { sid } = statement.written;
      return sid === undefined ? `statement ${together.indexOf(statement) + 1}` : `\`${sid}\``;
    }),
  );
}
