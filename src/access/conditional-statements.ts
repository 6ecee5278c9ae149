import { invariant } from '../diagnostic/bylaw-error.ts';
import type { CompiledAccess } from './compiled-access.ts';
import type { Contribution } from './decision.ts';
import { type Counting, collectLayers } from './engine/collect.ts';
import { type Engine, engineOf } from './engine/engine.ts';
import type { Frame } from './engine/frame.ts';
import { turnTo } from './engine/judge.ts';
import { beginRequest, endRequest, loadQuestion } from './engine/load-request.ts';
import { isReached } from './engine/scope.ts';
import type { AccessRequest } from './request.ts';
import { statementMatches } from './statements/compiled-statement.ts';

/**
 * What decides a request that is denied as given and may be allowed with more in the context: of every layer the allows
 * that match with some context, and the denies that match with this one.
 *
 * @param now milliseconds since 1970
 */
export function conditionalStatements(
  access: CompiledAccess,
  request: AccessRequest,
  now: number,
): readonly Contribution[] {
  const engine = engineOf(access);
  const principal = engine.byName.get(request.principal);
  invariant(principal !== undefined, 'what an unknown principal may do is not asked');
  const frame = beginRequest(engine, principal.subject, now);
  try {
    const action = loadQuestion(engine, frame, request);
    if (action === undefined) return [];
    return collectLayers(engine, frame, principal, action, open(engine)).flatMap(({ findings }) =>
      findings.map(({ contribution }) => contribution),
    );
  } finally {
    endRequest(frame);
  }
}

function open(engine: Engine): Counting {
  return {
    statement: (statement, frame) =>
      within(engine, frame, !statement.isDeny, () => statementMatches(statement, frame)),
    reach: (holding, frame, isDeny) =>
      within(engine, frame, !isDeny, () => isReached(holding, frame, engine.zones, isDeny)),
  };
}

/** Whether something holds where the context is left open, or taken as it is given. */
function within(engine: Engine, frame: Frame, isOpen: boolean, holds: () => boolean): boolean {
  const { subject } = frame;
  frame.isOpen = isOpen;
  // Which zone a resource is in may depend on the context, too.
  turnTo(engine, frame, subject);
  const answer = holds();
  frame.isOpen = false;
  turnTo(engine, frame, subject);
  return answer;
}
