import type { Inactivity } from '../../access/decision.ts';
import { countOf } from '../count-of.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { plain, type Style } from '../style.ts';
import { wrapWords } from '../wrap-words.ts';
import type { AccessShowReport, LinkReport, LinkTerms, PermissionReport } from './access-reports.ts';
import { linkTerms } from './describe-link.ts';
import { extentWords } from './extent-words.ts';
import { isTelling } from './is-telling.ts';
import { renderBasis } from './render-basis.ts';
import { renderContributions } from './render-contributions.ts';

/** What a principal may do: by service, actions that the same statements decide together. */
export function renderAccessShowText(report: AccessShowReport, style: Style = plain): string {
  const { basis, principal, inactive, services, permissions } = report;
  const all = services.reduce((sum, { actions }) => sum + actions, 0);
  const may = permissions.filter(({ extent }) => extent !== 'never').length;
  const head =
    inactive === null
      ? `${principal} of ${basis.organization} may do ${may} of ${countOf(all, 'action')}`
      : `${principal} of ${basis.organization} may do nothing: ${describeInactivity(inactive)}`;
  const sections = services.flatMap(({ service, actions }) => {
    const own = permissions.filter((each) => each.service === service);
    return own.length === 0
      ? []
      : ['', style.bold(sanitizeLine(service)), ...renderService(own, actions, report, style)];
  });
  const lines = [
    style.bold(sanitizeLine(head)),
    ...sections,
    ...renderOutOfForce(report.outOfForce, style),
    '',
    ...renderBasis(basis, style),
    ...(permissions.length === 0 ? [] : isolatedNotes(report.isolatedZones, style)),
  ];
  return `${lines.join('\n')}\n`;
}

/** Links that give nothing now, each with why. */
function renderOutOfForce(links: readonly LinkReport[], style: Style): readonly string[] {
  if (links.length === 0) return [];
  const lines = links.flatMap(({ text, is, at, binding, membership }) => {
    // The time that matters is told; the rest of the terms as usual.
    const terms = [binding, membership].flatMap((link) => linkTerms(withoutTimes(link)));
    const when = is === 'ended' ? `ended ${at}` : `starts ${at}`;
    return [sanitizeLine(`  ${text}`), sanitizeLine(`           ${[when, ...terms].join(' ')}`)];
  });
  return ['', style.bold('not in force'), ...lines];
}

function withoutTimes({ starts: _, expires: __, ...terms }: LinkTerms = {}): LinkTerms {
  return terms;
}

/** Why an allow without a condition may not hold everywhere. */
export function isolatedNotes(zones: readonly string[], style: Style): readonly string[] {
  const [first, ...others] = zones;
  if (first === undefined) return [];
  const which = others.length === 0 ? `zone ${first} is` : `zones ${zones.join(', ')} are`;
  const note = `note: ${which} isolated: only a binding in it reaches there, or a role with \`reachesZones\``;
  return [style.dim(sanitizeLine(note))];
}

const extents = { ...extentWords, never: `${extentWords.never}: denied, or capped` } as const;

function renderService(
  permissions: readonly PermissionReport[],
  actions: number,
  { statements }: AccessShowReport,
  style: Style,
): readonly string[] {
  const groups = new Map<string, PermissionReport[]>();
  for (const permission of permissions) {
    const key = `${permission.extent} ${permission.statements.join(' ')}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [permission]);
    else group.push(permission);
  }
  const order = ['never', 'sometimes', 'always'];
  const sorted = [...groups.values()].sort(
    ([a], [b]) => order.indexOf(a?.extent ?? '') - order.indexOf(b?.extent ?? ''),
  );
  return sorted.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const names = group.map(({ service, action }) => action.slice(service.length + 1)).join(', ');
    const which = group.length === actions && actions > 3 ? `all ${actions} actions` : sanitizeLine(names);
    const found = first.statements.flatMap((number) => statements[number] ?? []).filter(isTelling);
    const words = wrapWords(`${which}: ${extents[first.extent]}`).map((line) => `  ${line}`);
    return [...words, ...renderContributions(found, style).map((line) => `    ${line}`)];
  });
}

const reasons: Readonly<Record<Inactivity['because'], string>> = {
  unknown: 'is not declared',
  suspended: 'is suspended',
  'invitation-pending': 'has not accepted the invitation yet',
  'invitation-expired': 'let the invitation expire',
  'invitation-cancelled': 'was invited, and the invitation was cancelled',
  'invitation-failed': 'could not be invited',
  expired: 'has expired',
  revoked: 'is revoked',
};

/** `member/eli is suspended`. */
export function describeInactivity({ principal, because }: Inactivity): string {
  return `${sanitizeLine(principal)} ${reasons[because]}`;
}
