import { countOf, withCommas } from '../count-of.ts';
import type { TestedAccess } from './access-test-report.ts';

/** `3 tests passed, 1 failed: 2 of 40 expectations`. */
export function summarizeTests(tests: readonly TestedAccess[]): string {
  if (tests.length === 0) return 'no access tests: write documents of `kind: AccessTest`';
  const count = (status: TestedAccess['status']) => tests.filter((test) => test.status === status).length;
  const failed = tests.reduce((sum, test) => sum + test.failed, 0);
  const checked = tests.reduce((sum, test) => sum + test.checked, 0);
  const parts = [
    `${countOf(count('passed'), 'test')} passed`,
    ...(count('failed') > 0 ? [`${count('failed')} failed`] : []),
    ...(count('error') > 0 ? [`${count('error')} not run`] : []),
  ];
  const expectations = countOf(checked, 'expectation');
  return `${parts.join(', ')}: ${failed > 0 ? `${withCommas(failed)} of ${expectations} failed` : expectations}`;
}
