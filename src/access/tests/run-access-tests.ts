import type { AccessTest } from '../../model/model.ts';
import { compareText } from '../../model/place.ts';
import type { CompiledAccess } from '../compiled-access.ts';
import type { StatementSource } from '../decision.ts';
import type { AccessTestOutcome, AccessTestRun } from './access-test-run.ts';
import { checkContext } from './check-context.ts';
import { checkHolders } from './check-holders.ts';
import { checkMatrix } from './check-matrix.ts';
import { type MomentsOf, momentsOf } from './moments.ts';
import { readMatrix } from './read-matrix.ts';
import { readWhoCan } from './read-who-can.ts';
import { takeTest } from './test-in-hand.ts';
import { warnOfClock } from './warn-of-clock.ts';

/**
 * Runs access tests against what is in force. Pure: the same whatever the order of tests.
 *
 * @param now when decisions are made where a test does not say
 */
export function runAccessTests(
  access: CompiledAccess,
  tests: Iterable<AccessTest>,
  now: number,
): AccessTestRun {
  const decided = new Set<StatementSource>();
  const byName = [...tests].sort((a, b) => compareText(a.name, b.name));
  const circumstances = { now, momentsOf: momentsOf(access), decided };
  const outcomes = byName.map((test) => runTest(access, test, circumstances));
  return { tests: outcomes, coverage: { statements: access.statements, decided } };
}

interface Circumstances {
  readonly now: number;
  readonly momentsOf: MomentsOf;
  readonly decided: Set<StatementSource>;
}

/** A test with mistakes is not run: what is left of it might expect what nobody meant. */
function runTest(
  access: CompiledAccess,
  test: AccessTest,
  { now: otherwise, momentsOf, decided }: Circumstances,
): AccessTestOutcome {
  const hand = takeTest(access, test, otherwise);
  const { body, now, diagnostics } = hand;
  checkContext(hand);
  const expectations = body.matrix === undefined ? [] : readMatrix(hand, body.matrix);
  const holders = body.whoCan === undefined ? [] : readWhoCan(hand, body.whoCan);
  if (diagnostics.length > 0) return { test, now, checked: 0, failed: 0, failures: [], diagnostics };
  const pairs = checkMatrix(hand, expectations, decided);
  const questions = checkHolders(hand, holders, decided);
  warnOfClock(hand, expectations, holders, momentsOf);
  return {
    test,
    now,
    checked: pairs.checked + questions.checked,
    failed: pairs.failed + questions.failed,
    failures: [...pairs.failures, ...questions.failures],
    diagnostics,
  };
}
