import { renderCsv } from '../render-csv.ts';
import type {
  AccessShowReport,
  ContributionReport,
  LinkReport,
  LinkTerms,
  WhoCanReport,
} from './access-reports.ts';
import { extentWords } from './extent-words.ts';
import { onLines } from './on-lines.ts';
import { placeText } from './path-text.ts';
import { reachCells, reachHeadings } from './reach-cells.ts';
import { describeInactivity } from './render-access-show-text.ts';

const linkHeadings = ['zone', 'within', 'starts', 'expires', 'reason', 'ticket', 'place'] as const;
const statementHeadings = [
  ...(['effect', 'layer', 'path', 'policy', 'version', 'sid'] as const),
  ...reachHeadings,
  ...linkHeadings,
];

type Cells = Partial<Readonly<Record<(typeof statementHeadings)[number], string>>>;

/** The cells of a row in the order of their headings; what is not said is empty. */
function rowOf(cells: Cells): readonly string[] {
  return statementHeadings.map((heading) => cells[heading] ?? '');
}

function statementCells({ effect, layer, text, statement, binding, membership }: ContributionReport): Cells {
  const { policy = '', version, sid = '', at, written } = statement;
  return {
    effect,
    layer,
    path: text,
    policy,
    version: version === undefined ? '' : String(version),
    sid,
    ...reachCells(written),
    ...termCells(binding, membership),
    place: at === null ? '' : placeText(at),
  };
}

/** The terms of a binding, and of the stay in a team that leads to it: both of them count. */
function termCells(...links: readonly (LinkTerms | undefined)[]): Cells {
  const all = (of: (link: LinkTerms) => string | readonly string[] | undefined) =>
    onLines(links.flatMap((link) => (link && of(link)) ?? []));
  return {
    zone: all(({ zone }) => zone),
    within: all(({ on }) => on),
    starts: all(({ starts }) => starts),
    expires: all(({ expires }) => expires),
    reason: all(({ reason }) => reason),
    ticket: all(({ ticket }) => ticket),
  };
}

/**
 * What a principal may do, a row for each action and statement, then one for each link that is not in force. A
 * principal that may do nothing has one row that says so.
 */
export function renderAccessShowCsv(report: AccessShowReport): string {
  const { principal, inactive, permissions, statements, outOfForce } = report;
  const rows = permissions.flatMap(({ service, action, extent, statements: numbers }) =>
    numbers.flatMap((number) => {
      const statement = statements[number];
      return statement === undefined
        ? []
        : [[principal, service, action, extentWords[extent], ...rowOf(statementCells(statement))]];
    }),
  );
  const reason = inactive === null ? '' : describeInactivity(inactive);
  const nothing = rows.length > 0 ? [] : [[principal, '', '', 'nothing', ...rowOf({ reason })]];
  const links = outOfForce.map((link) => [principal, '', '', link.is, ...rowOf(linkCells(link))]);
  const headings = ['principal', 'service', 'action', 'extent', ...statementHeadings];
  return renderCsv(headings, [...rows, ...nothing, ...links]);
}

function linkCells({ text, binding, membership, path }: LinkReport): Cells {
  const at = path.at(-1)?.at ?? null;
  return { path: text, ...termCells(binding, membership), place: at === null ? '' : placeText(at) };
}

/** Who may do something, a row for each principal and statement. */
export function renderWhoCanCsv({ request, allowed, conditional }: WhoCanReport): string {
  const rows = [
    ...allowed.map((holder) => ({ ...holder, answer: 'allowed' })),
    ...conditional.map((holder) => ({ ...holder, answer: extentWords.sometimes })),
  ].flatMap(({ principal, answer, statements }) => {
    const cells: readonly Cells[] = statements.length === 0 ? [{}] : statements.map(statementCells);
    return cells.map((each) => [principal, answer, request.action, request.resource, ...rowOf(each)]);
  });
  return renderCsv(['principal', 'answer', 'action', 'resource', ...statementHeadings], rows);
}
