import { linkTerms } from '../access/describe-link.ts';
import { placeText } from '../access/path-text.ts';
import { isolatedNotes } from '../access/render-access-show-text.ts';
import { renderBasis } from '../access/render-basis.ts';
import { countOf } from '../count-of.ts';
import { foldAlike } from '../fold-alike.ts';
import { type Fact, renderFacts } from '../render-facts.ts';
import { renderFieldChanges } from '../render-field-changes.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { plain, type Style } from '../style.ts';
import { standingWords } from '../views/standing-words.ts';
import { renderRoleActions } from './render-role-actions.ts';
import type { AssignmentReport, RoleEventReport, RoleShowReport } from './role-reports.ts';

export interface RoleShowTextOptions {
  readonly style?: Style;
  /** Names everybody who holds it, and every event. */
  readonly full?: boolean;
}

/** A role: what it is, what it gives, who holds it, and what was recorded of it. */
export function renderRoleShowText(
  report: RoleShowReport,
  { style = plain, full = false }: RoleShowTextOptions = {},
): string {
  const { basis, assignments, history } = report;
  const held = foldAlike(assignments, {
    sortOf: sortOfAssignment,
    nameOf: ({ principal }) => sanitizeLine(principal),
    lines: (each) => [renderAssignment(each, style)],
    full,
  });
  const shown = full ? history : history.slice(0, mostEvents);
  const older = history.length - shown.length;
  const lines = [
    style.bold(sanitizeLine(`role ${report.role} of ${basis.organization}`)),
    ...renderFacts(factsOf(report)),
    ...renderRoleActions(report, style),
    '',
    style.bold(assignments.length === 0 ? 'held by nobody' : 'held by'),
    ...held.map((line) => `  ${line}`),
    ...(history.length === 0
      ? []
      : ['', style.bold('recorded'), ...shown.flatMap((event) => renderEvent(event, full))]),
    ...(older > 0 ? [`  and ${countOf(older, 'older event')} (--full lists them)`] : []),
    '',
    ...renderBasis(basis, style),
    ...(report.actions.length === 0 ? [] : isolatedNotes(report.isolatedZones, style)),
  ];
  return `${lines.join('\n')}\n`;
}

const mostEvents = 20;

function factsOf(report: RoleShowReport): readonly Fact[] {
  const { id, description, displayName, previously, at, assignableTo, reachesZones, policies } = report;
  const everybody = assignableTo.length === 4;
  return [
    ['called', displayName],
    ['purpose', description],
    ['id', id === report.role ? undefined : id],
    ['before', previously.join(', ')],
    ['declared in', placeText(at)],
    ['for', everybody ? undefined : assignableTo.map((kind) => `${kind.replace('-', ' ')}s`).join(', ')],
    ['zones', reachesZones ? 'reaches isolated zones' : undefined],
    ['policies', policies.map(describePolicy).join(', ')],
  ];
}

function describePolicy({ reference, version, standing }: RoleShowReport['policies'][number]): string {
  if (version === null) return reference;
  const waiting =
    standing === 'expected' ? ', not published yet' : standing === 'missing' ? ', never published' : '';
  return reference.includes('@')
    ? `${reference} (pinned${waiting})`
    : `${reference} (version ${version}${waiting})`;
}

/** Those that differ in nothing but who holds it are told together. */
function sortOfAssignment({ principal, as, terms, inForce }: AssignmentReport): string | undefined {
  if (Object.keys(terms).length > 0 || inForce !== 'now') return undefined;
  const kind = principal.slice(0, principal.indexOf('/'));
  return as === 'binding' ? `${kind}s by a binding` : `${kind}s as the organization role`;
}

function renderAssignment(
  { principal, as, terms, inForce, at, people }: AssignmentReport,
  style: Style,
): string {
  const words = [
    principal,
    ...(people === undefined ? [] : [`(${countOf(people, 'person', 'people')})`]),
    ...(as === 'organization-role' ? ['as the organization role'] : []),
    ...linkTerms(terms),
    ...standingWords[inForce],
  ];
  return `${sanitizeLine(words.join(' '))}  ${style.dim(sanitizeLine(placeText(at)))}`;
}

function renderEvent(event: RoleEventReport, full: boolean): readonly string[] {
  const { sequence, at, actor, action, address, before, after } = event;
  const changed =
    action === 'update' && before !== null && after !== null ? renderFieldChanges(before, after, full) : [];
  return [
    `  ${sanitizeLine(`${sequence}  ${at}  ${action} ${address}  by ${actor}`)}`,
    ...changed.map((line) => `      ${line}`),
  ];
}
