import { invariant } from '../diagnostic/bylaw-error.ts';
import type { AccessQuestion, WhoCan } from './answers.ts';
import type { CompiledAccess } from './compiled-access.ts';
import { engineOf } from './engine/engine.ts';
import { inactivityAt } from './engine/inactivity.ts';
import { beginRequest, endRequest, isOfItsTypes, loadQuestion } from './engine/load-request.ts';
import { poll } from './engine/poll.ts';

/**
 * Everybody whom a request would be allowed. A question with mistakes (see `requestMistakes`) has no answer: nobody.
 *
 * @param now milliseconds since 1970
 */
export function whoCan(access: CompiledAccess, question: AccessQuestion, now: number): WhoCan {
  invariant(!Number.isNaN(now), 'a decision is made at some time');
  const engine = engineOf(access);
  const allowed: string[] = [];
  const conditional: string[] = [];
  const frame = beginRequest(engine, engine.nobody, now);
  try {
    const action = loadQuestion(engine, frame, question);
    if (action === undefined || !isOfItsTypes(action, frame)) return { allowed, conditional };
    const ask = poll(engine, frame, action);
    for (const principal of engine.byName.values()) {
      if (inactivityAt(principal, now) !== undefined) continue;
      const answer = ask(principal);
      if (answer === 'allowed') allowed.push(principal.name);
      else if (answer === 'conditional') conditional.push(principal.name);
    }
    return { allowed, conditional };
  } finally {
    endRequest(frame);
  }
}
