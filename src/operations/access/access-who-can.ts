import { conditionalStatements } from '../../access/conditional-statements.ts';
import { decide } from '../../access/decide.ts';
import type { Contribution, Decision } from '../../access/decision.ts';
import { whoCan } from '../../access/who-can.ts';
import type { HolderReport, WhoCanReport } from '../../report/access/access-reports.ts';
import type { Session } from '../session.ts';
import { askedRequest, type WrittenRequest } from './asked-request.ts';
import { basisOf } from './basis-of.ts';
import type { QuestionOptions } from './question-options.ts';
import { reportContributions } from './report-contributions.ts';
import { type AskedAccess, withAccess } from './with-access.ts';

export interface AccessWhoCanOptions extends QuestionOptions, WrittenRequest {}

/** Everybody who may do something, on which paths; and who might under conditions that the question leaves open. */
export async function accessWhoCan(session: Session, options: AccessWhoCanOptions): Promise<WhoCanReport> {
  return withAccess(session, options, async (asked) => {
    const { access, source, now } = asked;
    const request = askedRequest(access, options);
    const { allowed, conditional } = whoCan(access, request, now);
    const decisions = allowed.map((principal) => decide(access, { principal, ...request }, now));
    const assumptions = new Set(
      [access, ...decisions].flatMap((each: Pick<Decision, 'assumptions'>) => each.assumptions),
    );
    const found = (principal: string) => conditionalStatements(access, { principal, ...request }, now);
    return {
      basis: basisOf(source, [...assumptions]),
      request,
      allowed: await holders(
        asked,
        allowed,
        decisions.map(({ statements }) => giving(statements)),
      ),
      conditional: await holders(asked, conditional, conditional.map(found)),
    };
  });
}

/** Those that give, and what a token says that it is for; a boundary only leaves what they gave. */
function giving(statements: readonly Contribution[]): readonly Contribution[] {
  return statements.filter(
    ({ layer }) => layer === 'bindings' || layer === 'token-bindings' || layer === 'token-scopes',
  );
}

async function holders(
  { source }: AskedAccess,
  principals: readonly string[],
  found: readonly (readonly Contribution[])[],
): Promise<readonly HolderReport[]> {
  const reported = await reportContributions(source, found.flat());
  let next = 0;
  return principals.map((principal, index) => {
    const count = found[index]?.length ?? 0;
    next += count;
    return { principal, statements: reported.slice(next - count, next) };
  });
}
