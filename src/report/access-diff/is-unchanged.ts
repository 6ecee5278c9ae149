import type { AccessDiffReport } from './access-diff-report.ts';

/** Whether there is nothing to tell of an organization. */
export function isUnchanged({
  changes,
  stays,
  causes,
  forecast,
  approvals,
  notes,
  weakened,
  unjudged,
}: AccessDiffReport['organizations'][number]): boolean {
  return [changes, stays, causes, forecast, approvals, notes, weakened, unjudged].every(
    ({ length }) => length === 0,
  );
}
