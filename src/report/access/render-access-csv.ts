import { renderCsv } from '../render-csv.ts';
import type { AccessShowReport, ContributionReport, WhoCanReport } from './access-reports.ts';
import { describeTerms } from './describe-link.ts';
import { placeText } from './path-text.ts';

const statementHeadings = ['effect', 'layer', 'path', 'policy', 'version', 'sid', 'limits', 'place'] as const;

function statementCells({
  effect,
  layer,
  path,
  text,
  statement,
  ...rest
}: ContributionReport): readonly string[] {
  const { policy = '', version, sid = '', at } = statement;
  const limits = describeTerms({ effect, layer, path, text, statement, ...rest }).join(' ');
  const number = version === undefined ? '' : String(version);
  return [effect, layer, text, policy, number, sid, limits, at === null ? '' : placeText(at)];
}

/** What a principal may do, a row for each action and statement. */
export function renderAccessShowCsv({ principal, permissions, statements }: AccessShowReport): string {
  const rows = permissions.flatMap(({ service, action, extent, statements: numbers }) =>
    numbers.flatMap((number) => {
      const statement = statements[number];
      return statement === undefined
        ? []
        : [[principal, service, action, extent, ...statementCells(statement)]];
    }),
  );
  return renderCsv(['principal', 'service', 'action', 'extent', ...statementHeadings], rows);
}

/** Who may do something, a row for each principal and statement. */
export function renderWhoCanCsv({ request, allowed, conditional }: WhoCanReport): string {
  const rows = [
    ...allowed.map((holder) => ({ ...holder, answer: 'allowed' })),
    ...conditional.map((holder) => ({ ...holder, answer: 'conditional' })),
  ].flatMap(({ principal, answer, statements }) =>
    statements.map((each) => [principal, answer, request.action, request.resource, ...statementCells(each)]),
  );
  return renderCsv(['principal', 'answer', 'action', 'resource', ...statementHeadings], rows);
}
