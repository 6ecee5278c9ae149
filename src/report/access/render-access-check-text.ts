import type { Layer } from '../../access/decision.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { plain, type Style } from '../style.ts';
import type { AccessCheckReport, RequestReport } from './access-reports.ts';
import { describeInactivity } from './render-access-show-text.ts';
import { renderBasis } from './render-basis.ts';
import { renderContributions } from './render-contributions.ts';

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
  return [
    `${style.bold(word)}: ${sanitizeLine(`${request.principal} ${may} ${describeRequest(request)}`)}`,
    ...(decision === 'allow' ? [] : [`  ${describeReason(report)}`]),
    ...renderContributions(statements, style).map((line) => `  ${line}`),
    ...(outvoted && report.reason === 'explicit-deny' ? [style.dim('  a deny wins over every allow')] : []),
    ...(nearly.length === 0 ? [] : ['', '  it would take another resource or context:']),
    ...renderContributions(nearly, style).map((line) => `  ${line}`),
  ];
}

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

function describeReason({ reason, inactive, without }: AccessCheckReport): string {
  if (inactive !== null) return describeInactivity(inactive);
  if (reason === 'explicit-deny') return 'a statement denies it';
  return without.map((layer) => layers[layer]).join('; ');
}
