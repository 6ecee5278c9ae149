import { decide } from '../../access/decide.ts';
import type { Contribution } from '../../access/decision.ts';
import { effectivePermissions } from '../../access/effective-permissions.ts';
import type { AccessCheckReport, RequestReport } from '../../report/access/access-reports.ts';
import type { Session } from '../session.ts';
import { askedRequest, type WrittenRequest } from './asked-request.ts';
import { basisOf } from './basis-of.ts';
import { findPrincipal } from './find-principal.ts';
import type { PathStep } from './path-steps.ts';
import type { QuestionOptions } from './question-options.ts';
import { reportContributions } from './report-contributions.ts';
import { type AskedAccess, withAccess } from './with-access.ts';

export interface AccessCheckOptions extends QuestionOptions, WrittenRequest {
  readonly principal: string;
}

/** Whether a principal may do something, and why. */
export async function accessCheck(session: Session, options: AccessCheckOptions): Promise<AccessCheckReport> {
  return withAccess(session, options, (asked) => checkAccess(asked, options));
}

/** The same of access that is compiled already; `tell` hears of every statement with its steps, in order. */
export async function checkAccess(
  asked: AskedAccess,
  options: AccessCheckOptions,
  tell?: (contribution: Contribution, steps: readonly PathStep[]) => void,
): Promise<AccessCheckReport> {
  const { source, access, now } = asked;
  const principal = findPrincipal(access, options.principal);
  const request = { principal, ...askedRequest(access, options) };
  const decision = decide(access, request, now);
  const missing =
    decision.reason === 'implicit-deny' ? missingStatements(asked, request, decision.statements) : [];
  return {
    decision: decision.effect,
    reason: decision.reason,
    request,
    inactive: decision.inactive ?? null,
    without: decision.without,
    statements: await reportContributions(source, decision.statements, tell),
    nearly: await reportContributions(source, missing, tell),
    basis: basisOf(source, access.assumptions),
  };
}

/** Statements that allow the action to the principal, and did not match the request. */
function missingStatements(
  { access, now }: AskedAccess,
  { principal, action }: RequestReport & { readonly principal: string },
  matched: readonly Contribution[],
): readonly Contribution[] {
  const { permissions } = effectivePermissions(access, principal, now);
  const statements = permissions.find((each) => each.action === action)?.statements ?? [];
  const found = new Set(matched.map(({ statement }) => statement));
  return statements.filter(({ effect, statement }) => effect === 'allow' && !found.has(statement));
}
