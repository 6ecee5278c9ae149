import type { AccessSet } from '../../sets/access-set.ts';
import type { Effort } from '../../sets/effort.ts';
import { findPoint } from '../../sets/find-point.ts';
import { difference, union } from '../../sets/set-operations.ts';
import type { LintedOrganization } from '../linted-organization.ts';
import { kindsOfActions } from './kinds-of-actions.ts';
import { missesExample } from './misses-example.ts';
import { type Opened, type Openings, openingsOf } from './openings.ts';
import type { ScopedStatement } from './scoped-statement.ts';

/** One comparison may cost so much; what takes more is not told. */
const enough = 20_000;

/**
 * Those of some statements that together match all that a statement matches, none of them needlessly: none where it
 * matches nothing. Undefined where they do not, or where it is not certain.
 *
 * @param others what is to be named before others comes first
 */
export function findCover(
  linted: LintedOrganization,
  statement: ScopedStatement,
  others: readonly ScopedStatement[],
): readonly ScopedStatement[] | undefined {
  const kinds = kindsOfActions(statement, others, linted);
  if (kinds === undefined) return undefined;
  const openings = openingsOf(linted);
  if (openings === undefined || openings.effort.left < 0) return undefined;
  const opened = openings.open(statement);
  if (!opened.is.isMost) return undefined;
  const questions = kinds.map(({ action, about }) => ({
    action: action.text,
    about: about.map(openings.open).filter(({ is }) => is.isLeast && (is.isEven || !opened.is.isVaried)),
    resources: action,
  }));
  if (questions.some(({ resources, about }) => missesExample(openings.engine, opened, resources, about)))
    return undefined;
  return coverOf(opened.set, questions, openings)?.map((each) => each.linted);
}

interface Question {
  readonly action: string;
  readonly about: readonly Opened[];
}

function coverOf(
  set: AccessSet,
  questions: readonly Question[],
  { universe, effort: total }: Openings,
): readonly Opened[] | undefined {
  const effort: Effort = { left: Math.min(enough, total.left) };
  const begun = effort.left;
  const cover = least(new Set(questions.flatMap(({ about }) => about)), (isOf) =>
    questions.every(({ action, about }) => {
      const left = difference(set, union(about.filter(isOf).map((each) => each.set)));
      return findPoint(left, universe, effort, [action]).is === 'none';
    }),
  );
  total.left -= begun - effort.left;
  return cover;
}

/** Of some that are enough so few that none could be left out, the last of them left out first. */
function least<T>(
  some: ReadonlySet<T>,
  areEnough: (isOf: (each: T) => boolean) => boolean,
): readonly T[] | undefined {
  if (!areEnough(() => true)) return undefined;
  if (areEnough(() => false)) return [];
  const kept = new Set(some);
  for (const each of [...some].reverse()) {
    if (kept.size === 1) break;
    kept.delete(each);
    if (!areEnough((other) => kept.has(other))) kept.add(each);
  }
  return [...kept];
}
