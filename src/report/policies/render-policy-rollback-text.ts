import { renderDiff } from '../render-diff.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { plain, type Style } from '../style.ts';
import type { PolicyRollbackReport } from './policy-reports.ts';

/** The edit that was made, and what follows from it. */
export function renderPolicyRollbackText(report: PolicyRollbackReport, style: Style = plain): string {
  const { diff, pinned } = report;
  const [policy, file] = [sanitizeLine(report.policy), sanitizeLine(report.file)];
  if (diff === '')
    return `${file} says what version ${report.to} of policy ${policy} says: nothing to edit\n`;
  const next =
    report.publishes === null
      ? `nothing is committed, and as those are the newest published, the next apply of it publishes nothing`
      : `nothing is committed: commit it, and the next apply publishes it as version ${report.publishes}`;
  const lines = [
    ...renderDiff(diff, style),
    '',
    `${file} says again what version ${report.to} of policy ${policy} said; ${next}`,
    ...(pinned === null
      ? []
      : [`note: \`defaultVersion: ${pinned}\` keeps version ${pinned} in force, whatever the file says`]),
  ];
  return `${lines.join('\n')}\n`;
}
