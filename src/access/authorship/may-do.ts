import type { CompiledAccess } from '../compiled-access.ts';
import { engineOf } from '../engine/engine.ts';
import { inactivityAt } from '../engine/inactivity.ts';
import { beginRequest, endRequest, loadQuestion } from '../engine/load-request.ts';
import { poll } from '../engine/poll.ts';

/**
 * Whether somebody may do something as it stands: `conditional` where a condition on what only a request can tell, such
 * as a second factor, has to hold first.
 *
 * @param now milliseconds since 1970
 */
export function mayDo(
  access: CompiledAccess,
  principal: string,
  question: { readonly action: string; readonly resource: string },
  now: number,
): 'allowed' | 'conditional' | 'denied' {
  const engine = engineOf(access);
  const found = engine.byName.get(principal);
  if (found === undefined || inactivityAt(found, now) !== undefined) return 'denied';
  const frame = beginRequest(engine, found.subject, now);
  try {
    const action = loadQuestion(engine, frame, question);
    return action === undefined ? 'denied' : poll(engine, frame, action)(found);
  } finally {
    endRequest(frame);
  }
}
