import type { CompiledAccess } from '../../access/compiled-access.ts';
import { decide } from '../../access/decide.ts';
import { effectivePermissions } from '../../access/effective-permissions.ts';
import { isAllowed } from '../../access/is-allowed.ts';
import type { AccessRequest, RequestContext, RequestMistake } from '../../access/request.ts';
import { requestMistakes } from '../../access/request-mistakes.ts';
import { whoCan } from '../../access/who-can.ts';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { AccessSnapshot, AccessVersion, DecisionRecord, Moment } from './authorizer.ts';
import { checkRequest } from './check-request.ts';
import { millisecondsOf } from './milliseconds-of.ts';
import { tellDecision } from './tell-decision.ts';

/** What was loaded: compiled, and where it came from. */
export interface LoadedAccess {
  readonly access: CompiledAccess;
  readonly version: AccessVersion;
}

export interface Watch {
  clock(): Moment;
  readonly onDecision?: ((record: DecisionRecord) => void) | undefined;
}

/** Answers from what was loaded, which never changes. */
export function accessSnapshot(
  { access, version }: LoadedAccess,
  { clock, onDecision }: Watch,
): AccessSnapshot {
  const timeOf = (moment: Moment | undefined) => millisecondsOf(moment === undefined ? clock() : moment);
  return {
    version,
    decide(request, moment) {
      checkRequest(request);
      const now = timeOf(moment);
      const decision = decide(access, request, now);
      if (onDecision !== undefined)
        tellDecision(onDecision, { ...recorded(request, now), effect: decision.effect, decision });
      return decision;
    },
    isAllowed(request, moment) {
      checkRequest(request);
      const now = timeOf(moment);
      const allowed = isAllowed(access, request, now);
      if (onDecision !== undefined)
        tellDecision(onDecision, { ...recorded(request, now), effect: allowed ? 'allow' : 'deny' });
      return allowed;
    },
    effectivePermissions: (principal, moment) => effectivePermissions(access, principal, timeOf(moment)),
    whoCan(question, moment) {
      checkRequest(question);
      const mistakes = requestMistakes(access, question);
      if (mistakes.length > 0) throw refusedQuestion(mistakes);
      return whoCan(access, question, timeOf(moment));
    },
  };

  function recorded(request: AccessRequest, now: number) {
    // A copy: whoever asked may go on to change what they asked with.
    const { context } = request;
    const asked = context === undefined ? { ...request } : { ...request, context: copyOf(context) };
    return { at: textOf(millisecondsOf(clock())), now: textOf(now), request: asked, version };
  }
}

function copyOf(context: RequestContext): RequestContext {
  const values = Object.entries(context ?? {}).map(([key, value]) => [
    key,
    Array.isArray(value) ? [...value] : value,
  ]);
  return Object.fromEntries(values);
}

function textOf(time: number): string {
  return new Date(time).toISOString();
}

function refusedQuestion(mistakes: readonly RequestMistake[]): BylawError {
  const [{ message, hint } = { message: 'the question cannot be asked' }] = mistakes;
  return new BylawError('authorizer/refused-question', message, {
    ...(hint === undefined ? {} : { hint }),
    details: mistakes.slice(1).map((other) => other.message),
  });
}
