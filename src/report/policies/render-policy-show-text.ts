import { describeStatement } from '../access/describe-statement.ts';
import { renderBasis } from '../access/render-basis.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { plain, type Style } from '../style.ts';
import type { PolicyShowReport } from './policy-reports.ts';
import { usersOf, versionOf } from './policy-table.ts';

/** One policy with the statements of one version. */
export function renderPolicyShowText(report: PolicyShowReport, style: Style = plain): string {
  const { basis, policy, version, standing, statements } = report;
  const { at, description } = policy;
  const shown = version === null ? 'the text of the file' : `version ${version}`;
  const waiting = standing === 'expected' ? ', not published yet' : '';
  const lines = [
    style.bold(sanitizeLine(`policy ${policy.policy} of ${basis.organization}`)),
    ...(description === undefined ? [] : [`  ${sanitizeLine(description)}`]),
    `  declared in   ${sanitizeLine(at.file)}:${at.line}`,
    `  in force      ${versionOf(policy)}`,
    `  used by       ${sanitizeLine(usersOf(policy))}`,
    '',
    style.bold(`${shown}${waiting}`),
    ...statements.map((statement) => {
      const { sid } = statement;
      const name = typeof sid === 'string' ? `#${sanitizeLine(sid)}: ` : '';
      const text = `  ${name}${describeStatement(statement)}`;
      return statement.effect === 'deny' ? style.red(text) : text;
    }),
    '',
    ...renderBasis(basis, style),
  ];
  return `${lines.join('\n')}\n`;
}
