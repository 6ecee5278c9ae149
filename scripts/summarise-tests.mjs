// Prints `N passed, N failed, N skipped` from vitest's JSON report; a missing report is one failure.
import { readFileSync } from 'node:fs';

const counts = { passed: 0, failed: 0, skipped: 0 };
let report;
try {
  report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
} catch {
  counts.failed = 1;
}
for (const file of report?.testResults ?? []) {
  // A file that could not be loaded has no tests of its own to fail.
  if (file.status === 'failed' && file.assertionResults.length === 0) counts.failed += 1;
  for (const { status } of file.assertionResults) {
    if (status === 'passed' || status === 'failed') counts[status] += 1;
    else counts.skipped += 1;
  }
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
