import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { Finding } from './lint.ts';
import type { LintedOrganization } from './linted-organization.ts';
import { type LintedStatement, placeIn } from './linted-statement.ts';
import { includesStatement } from './statement-inclusion.ts';

/** Statements are compared with those of their own document that say the most, of which so many are looked at. */
const compared = 64;

export function* statementsAreNotCovered({ statements }: LintedOrganization): Iterable<Finding> {
  for (const together of byDocument(statements)) {
    if (together.length < 2) continue;
    const widest = widestFirst(together);
    for (const [at, statement] of together.entries()) {
      const cover = widest.find((each) => each !== statement && covers(each, statement, together, at));
      if (cover === undefined) continue;
      const diagnostic = createDiagnostic('access/covered-statement', {
        message: `${nameOf(cover, together)} of the same ${cover.kind} says all of this`,
        at: placeIn(statement),
        related: [{ at: placeIn(cover), message: 'this one covers it' }],
        hint: 'remove the one that is not meant, or narrow the wider one',
      });
      yield { of: statement.of, diagnostic };
    }
  }
}

/** Of two that say the same the later one is told. */
function covers(
  one: LintedStatement,
  other: LintedStatement,
  together: readonly LintedStatement[],
  at: number,
): boolean {
  if (!includesStatement(one, other)) return false;
  return !includesStatement(other, one) || together.indexOf(one) < at;
}

function nameOf(statement: LintedStatement, together: readonly LintedStatement[]): string {
  const { sid } = statement.written;
  return sid === undefined ? `statement ${together.indexOf(statement) + 1}` : `\`${sid}\``;
}

function* byDocument(statements: readonly LintedStatement[]): Iterable<readonly LintedStatement[]> {
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

/** Those about the most actions cover others; of equally many the first. */
function widestFirst(together: readonly LintedStatement[]): readonly LintedStatement[] {
  if (together.length <= compared) return together;
  return [...together].sort((a, b) => sizeOf(b) - sizeOf(a)).slice(0, compared);
}

function sizeOf({ actions, exceptActions }: LintedStatement): number {
  if (exceptActions || actions === 'all') return Number.MAX_SAFE_INTEGER;
  let size = 0;
  for (const indexes of actions.values()) size += indexes.length;
  return size;
}
