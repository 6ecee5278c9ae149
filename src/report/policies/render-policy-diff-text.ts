import type { NumberedStatement, StatementDifference } from '../../plan/diff-statements.ts';
import { renderBasis } from '../access/render-basis.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { plain, type Style } from '../style.ts';
import type { PolicyDiffReport, PolicyText } from './policy-reports.ts';

/** What two versions of a policy say differently, statement by statement. */
export function renderPolicyDiffText(report: PolicyDiffReport, style: Style = plain): string {
  const { basis, policy, from, to, differences } = report;
  const lines = [
    style.bold(sanitizeLine(`policy ${policy}: ${describe(from)} → ${describe(to)}`)),
    ...(differences.length === 0
      ? ['', '  the same statements']
      : differences.flatMap((difference) => ['', ...renderDifference(difference, style)])),
    '',
    ...renderBasis(basis, style),
  ];
  return `${lines.join('\n')}\n`;
}

function describe({ version, standing }: PolicyText): string {
  if (version === null) return 'the text of the file';
  return standing === 'expected' ? `version ${version} (not published yet)` : `version ${version}`;
}

function renderDifference({ before, after, matched, fields }: StatementDifference, style: Style): string[] {
  const [sign, colour] =
    before === undefined ? ['+', style.green] : after === undefined ? ['-', style.red] : ['~', style.yellow];
  const name = nameOf(after ?? before);
  const how = matched === 'likeness' ? '  (found by what it says)' : '';
  return [
    `  ${colour(`${sign} ${name}`)}${how}`,
    ...fields.flatMap(({ field, added, removed }) => {
      const whole = before === undefined || after === undefined;
      const list = (items: readonly string[], mark: string, paint: (text: string) => string) =>
        items.map((item) => `      ${paint(`${mark}${sanitizeLine(field)} ${sanitizeLine(item)}`)}`);
      if (whole) return [...added, ...removed].map((item) => `      ${sanitizeLine(`${field} ${item}`)}`);
      return [...list(removed, '- ', style.red), ...list(added, '+ ', style.green)];
    }),
  ];
}

function nameOf(statement: NumberedStatement | undefined): string {
  const { sid } = statement?.statement ?? {};
  return typeof sid === 'string' ? `#${sanitizeLine(sid)}` : `statement ${(statement?.index ?? 0) + 1}`;
}
