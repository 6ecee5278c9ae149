import type { CompiledAccess } from '../../access/compiled-access.ts';
import { decide } from '../../access/decide.ts';
import type { Contribution } from '../../access/decision.ts';
import { type NearMiss, nearMisses } from '../../access/near-misses.ts';
import type { AccessCheckReport } from '../../report/access/access-reports.ts';
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
  const near = decision.reason === 'implicit-deny' ? nearMisses(access, request, now, decision.without) : [];
  return {
    decision: decision.effect,
    reason: decision.reason,
    request,
    owner: ownerOf(access, principal),
    inactive: decision.inactive ?? null,
    without: decision.without,
    statements: await reportContributions(source, decision.statements, tell),
    nearly: await reportMisses(source, near, tell),
    basis: basisOf(source, decision.assumptions),
  };
}

async function reportMisses(
  source: AskedAccess['source'],
  near: readonly NearMiss[],
  tell: Parameters<typeof reportContributions>[2],
): Promise<AccessCheckReport['nearly']> {
  const contributions = near.map(({ contribution }) => contribution);
  const reported = await reportContributions(source, contributions, tell);
  return reported.map((each, index) => ({ ...each, misses: near[index]?.misses ?? [] }));
}

function ownerOf({ organization }: CompiledAccess, principal: string): string | null {
  const [kind, name = ''] = principal.split('/');
  return kind === 'token' ? (organization.tokens.get(name)?.owner ?? null) : null;
}
