import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import { byDocument } from './coverage/by-document.ts';
import { findCover } from './coverage/find-cover.ts';
import { nameStatements } from './coverage/name-statements.ts';
import type { Finding } from './lint.ts';
import type { LintedOrganization } from './linted-organization.ts';
import { type LintedStatement, placeIn } from './linted-statement.ts';
import { includesStatement } from './statement-inclusion.ts';

/** Statements are compared with those of their own document that say the most, of which so many are looked at. */
const compared = 64;

/** All that are told can be removed together: what covers a statement is never one that is told itself. */
export function* statementsAreNotCovered(linted: LintedOrganization): Iterable<Finding> {
  for (const together of byDocument(linted.statements)) {
    if (together.length < 2) continue;
    const covers = new Map(byOne(together));
    for (const [statement, cover] of bySome(linted, together, covers)) covers.set(statement, cover);
    for (const statement of together) {
      const cover = covers.get(statement);
      if (cover === undefined) continue;
      const [first] = cover;
      const diagnostic = createDiagnostic('access/covered-statement', {
        message: `${nameStatements(cover, together)} of the same ${statement.kind} ${cover.length === 1 ? 'says' : 'together say'} all of this`,
        at: placeIn(statement),
        related: cover.map((each) => ({
          at: placeIn(each),
          message:
            each === first && cover.length === 1 ? 'this one covers it' : 'this one covers a part of it',
        })),
        hint: 'remove the one that is not meant, or narrow the wider one',
      });
      yield { of: statement.of, diagnostic };
    }
  }
}

type Covers = Iterable<readonly [LintedStatement, readonly LintedStatement[]]>;

/** By what is written alone: most of what is covered. */
function* byOne(together: readonly LintedStatement[]): Covers {
  const widest = widestFirst(together);
  for (const [at, statement] of together.entries()) {
    const cover = widest.find((each) => each !== statement && covers(each, statement, together, at));
    if (cover !== undefined) yield [statement, [cover]];
  }
}

/** By asking what some match together. The later ones are asked first, and what is told covers nothing. */
function* bySome(
  linted: LintedOrganization,
  together: readonly LintedStatement[],
  told: ReadonlyMap<LintedStatement, unknown>,
): Covers {
  for (const statement of [...together].reverse()) {
    if (told.has(statement)) continue;
    const others = together.filter(
      (each) => each !== statement && each.isDeny === statement.isDeny && !told.has(each),
    );
    const cover = others.length === 0 ? undefined : findCover(linted, statement, others);
    if (cover !== undefined && cover.length > 0) yield [statement, cover];
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
