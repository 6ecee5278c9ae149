import type { Layer } from '../../access/decision.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { plain, type Style } from '../style.ts';
import type { AccessCheckReport, RequestReport } from './access-reports.ts';
import { describeInactivity } from './render-access-show-text.ts';
import { renderBasis } from './render-basis.ts';
import { renderContributions, renderMisses } from './render-contributions.ts';

/** One decision and what made it: a deny that wins stands first. */
export function renderAccessCheckText(report: AccessCheckReport, style: Style = plain): string {
  return `${[...renderDecision(report, style), '', ...renderBasis(report.basis, style)].join('\n')}\n`;
}

/** The decision, its reason and its statements. */
export function renderDecision(report: AccessCheckReport, style: Style): readonly string[] {
  const { decision, request, statements, nearly } = report;
  const word = decision === 'allow' ? style.green('allow') : style.red('deny');
  const may = decision === 'allow' ? 'may' : 'may not';
  const outvoted = decision === 'deny' && statements.some(({ effect }) => effect === 'allow');
  const lacks = outvoted && report.reason === 'implicit-deny';
  return [
    `${style.bold(word)}: ${sanitizeLine(`${request.principal} ${may} ${describeRequest(request)}`)}`,
    ...(decision === 'allow' ? [] : [`  ${describeReason(report)}`]),
    ...(lacks ? [`  ${enoughTitle}`] : []),
    ...renderContributions(statements, style).map((line) => `  ${line}`),
    ...(outvoted && report.reason === 'explicit-deny' ? [style.dim('  a deny wins over every allow')] : []),
    ...(nearly.length === 0 ? [] : ['', `  ${nearlyTitle}`]),
    ...renderMisses(nearly, style).map((line) => `  ${line}`),
  ];
}

/** Above allows of some layers, where another has none. */
export const enoughTitle = 'what does is not enough:';

/** Above statements that would allow and do not count. */
export const nearlyTitle = 'these would allow it, but do not count here:';

/** `events:read on krn:… with principal.mfa=true`. */
export function describeRequest({ action, resource, context }: RequestReport): string {
  const given = Object.entries(context).map(([key, value]) => `${key}=${String(value)}`);
  const on = resource === '*' ? '' : ` on ${resource}`;
  return sanitizeLine(`${action}${on}${given.length === 0 ? '' : ` with ${given.join(', ')}`}`);
}

const layers: Readonly<Record<Layer, string>> = {
  bindings: 'no statement of a role allows it',
  'organization-boundary': 'the boundary of the organization does not allow it',
  'principal-boundary': 'the boundary of the principal does not allow it',
  'token-bindings': 'no role of the token allows it',
  'token-scopes': 'the scopes of the token do not allow it',
};

function describeReason({ reason, inactive, without, owner }: AccessCheckReport): string {
  if (inactive !== null) return describeInactivity(inactive);
  if (reason === 'explicit-deny') return 'a statement denies it';
  const isOwners = (layer: Layer) => !layer.startsWith('token-');
  const told = (wanted: readonly Layer[]) => wanted.map((layer) => layers[layer]).join('; ');
  if (owner === null || !without.some(isOwners)) return told(without);
  const own = without.filter((layer) => !isOwners(layer));
  return sanitizeLine(
    `its owner ${owner} may not: ${told(without.filter(isOwners))}${own.length === 0 ? '' : `; and ${told(own)}`}`,
  );
}
