import { describeReach } from '../access/describe-statement.ts';
import { extentWords } from '../access/extent-words.ts';
import { placeText } from '../access/path-text.ts';
import { reachCells, reachHeadings } from '../access/reach-cells.ts';
import { isolatedNotes } from '../access/render-access-show-text.ts';
import { renderBasis } from '../access/render-basis.ts';
import { countOf } from '../count-of.ts';
import { renderCsv } from '../render-csv.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { plain, type Style } from '../style.ts';
import { wrapWords } from '../wrap-words.ts';
import type { RoleActionReport, RoleActionsReport, RoleStatementReport } from './role-reports.ts';

/** Every action that a role gives. */
export function renderRoleActionsText(report: RoleActionsReport, style: Style = plain): string {
  const { basis, role, services, actions } = report;
  const all = services.reduce((sum, service) => sum + service.actions, 0);
  const given = actions.filter(({ extent }) => extent !== 'never').length;
  const head = `role ${role} of ${basis.organization} gives ${given} of ${countOf(all, 'action')}`;
  const lines = [style.bold(sanitizeLine(head)), ...renderRoleActions(report, style)];
  return `${[...lines, '', ...renderBasis(basis, style), ...isolatedNotes(report.isolatedZones, style)].join('\n')}\n`;
}

const extents = { ...extentWords, never: `${extentWords.never}: denied` } as const;

/** By service, actions of the same statements together. */
export function renderRoleActions(report: RoleActionsReport, style: Style): readonly string[] {
  return report.services.flatMap(({ service, actions }) => {
    const groups = new Map<string, RoleActionReport[]>();
    for (const each of report.actions.filter((action) => action.service === service)) {
      const key = `${each.extent} ${each.statements.join(' ')}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [each]);
      else group.push(each);
    }
    const lines = [...groups.values()].flatMap((group) => renderGroup(group, actions, report, style));
    return lines.length === 0 ? [] : ['', style.bold(sanitizeLine(service)), ...lines];
  });
}

function renderGroup(
  group: readonly RoleActionReport[],
  actions: number,
  { statements }: RoleActionsReport,
  style: Style,
): readonly string[] {
  const [first] = group;
  if (first === undefined) return [];
  const names = group.map(({ service, action }) => action.slice(service.length + 1)).join(', ');
  const which = group.length === actions && actions > 3 ? `all ${actions} actions` : sanitizeLine(names);
  const found = first.statements.flatMap((number) => statements[number] ?? []);
  return [
    ...wrapWords(`${which}: ${extents[first.extent]}`).map((line) => `  ${line}`),
    ...found.flatMap((each) => renderStatement(each, style)).map((line) => `    ${line}`),
  ];
}

function renderStatement(statement: RoleStatementReport, style: Style): readonly string[] {
  const { effect, at, written } = statement;
  const word = effect === 'deny' ? style.red('deny ') : style.green('allow');
  const reach = describeReach(written);
  const place = at === null ? '' : ` (${placeText(at)})`;
  return [
    `${word}  ${sanitizeLine(`${nameOf(statement)}${place}`)}`,
    ...(reach.length === 0 ? [] : [`         ${reach.join(' ')}`]),
  ];
}

function nameOf({ policy, version, sid, index }: RoleStatementReport): string {
  if (policy === undefined) return 'the role itself';
  const number = version === undefined ? '' : `@${version}`;
  return `policy/${policy}${number} ${sid === undefined ? `statement ${index + 1}` : `#${sid}`}`;
}

/** A row for each action and statement. */
export function renderRoleActionsCsv({ role, actions, statements }: RoleActionsReport): string {
  const rows = actions.flatMap(({ service, action, extent, statements: numbers }) =>
    numbers.flatMap((number) => {
      const statement = statements[number];
      return statement === undefined
        ? []
        : [[role, service, action, extentWords[extent], ...cellsOf(statement)]];
    }),
  );
  const headings = ['role', 'service', 'action', 'extent'];
  return renderCsv([...headings, 'effect', 'policy', 'version', 'sid', ...reachHeadings, 'place'], rows);
}

function cellsOf(statement: RoleStatementReport): readonly string[] {
  const { effect, policy = '', version, sid = '', at, written } = statement;
  const number = version === undefined ? '' : String(version);
  const reach = reachCells(written);
  const limits = reachHeadings.map((heading) => reach[heading]);
  return [effect, policy, number, sid, ...limits, at === null ? '' : placeText(at)];
}
