import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import { Broken } from './broken.ts';
import type { Connection } from './connection.ts';
import type { WriteAnswer, WriteError } from './github-client.ts';
import { notifies } from './notifies.ts';
import { HeldTooLong } from './pacer.ts';
import { exhaustedUntil, rateLimitOf } from './rate-limit.ts';
import { missingPermission } from './read-failure.ts';
import type { Redactor } from './redactor.ts';
import type { Route } from './rest-types.ts';
import { serverMessage } from './server-message.ts';
import type { Question, WireAnswer } from './wire.ts';

type Answer = WriteAnswer<Route>;

const repeats = 4;
/** A primary limit ends within the hour. */
const patience = 65 * 60_000;

/** Sends a write, and sends it again only where it surely had no effect. */
export async function writeAnswer(connection: Connection, question: Question): Promise<Answer> {
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await once(connection, question).catch((error: unknown) => unsent(connection, error));
    const isLast = attempt === repeats;
    if ('is' in outcome) {
      if (outcome.is !== 'unsent' || isLast || !outcome.again) return withoutAgain(outcome);
      await connection.clock.wait(1000 * 2 ** attempt);
    } else {
      const judged = judge(connection, outcome, attempt);
      if (judged !== undefined && (isLast || judged.is !== 'limited')) return judged;
    }
  }
}

type Unanswered = Exclude<Answer, { is: 'done' | 'refused' }> & { readonly again?: boolean };

async function once(connection: Connection, question: Question): Promise<WireAnswer> {
  const { pacer, wire, signIn } = connection;
  await signIn.authorization();
  return pacer.write({ resource: 'rest', patience }, notifies(question.route), async () =>
    wire(question, await signIn.authorization()),
  );
}

function unsent({ redactor }: Connection, error: unknown): Unanswered {
  if (error instanceof HeldTooLong) return limitedUntil(error.until);
  if (error instanceof Broken) {
    const why = redactor.redact(error.message);
    return error.mayHaveArrived ? { is: 'lost', why } : { is: 'unsent', why, again: true };
  }
  // Interrupted before it was sent, or there is no token to send it with.
  if (error instanceof BylawError) return { is: 'unsent', why: error.message };
  throw error;
}

function withoutAgain({ again: _, ...answer }: Unanswered): Answer {
  return answer;
}

/** Undefined where it is to be sent again. */
function judge(connection: Connection, answer: WireAnswer, attempt: number): Answer | undefined {
  const { pacer, clock, redactor, signIn } = connection;
  const { status, headers, data } = answer;
  const message = serverMessage(answer, redactor);
  const limit = rateLimitOf({ ...answer, message }, clock.now(), attempt);
  if (limit !== undefined) {
    pacer.hold('rest', limit.until);
    if (limit.isSecondary) pacer.hold('graphql', limit.until);
    return limitedUntil(limit.until);
  }
  const exhausted = exhaustedUntil(headers);
  if (exhausted !== undefined) pacer.hold('rest', exhausted);
  if (status >= 200 && status < 300) return { is: 'done', status, data };
  if (status >= 500) return { is: 'lost', why: `GitHub answered ${status}${message && `: ${message}`}` };
  if (status === 401 && signIn.renews && attempt === 0) {
    signIn.forget();
    return undefined;
  }
  return refused(answer, message, redactor);
}

function refused({ status, headers, data }: WireAnswer, message: string, redactor: Redactor): Answer {
  const missing = status === 403 ? missingPermission(headers) : undefined;
  const words = [message, ...(missing === undefined ? [] : [redactor.redact(missing)])].filter(
    (text) => text !== '',
  );
  return { is: 'refused', status, message: words.join('; ') || 'no reason given', errors: errorsIn(data) };
}

function errorsIn(data: unknown): readonly WriteError[] {
  const { errors } = (typeof data === 'object' && data !== null ? data : {}) as { errors?: unknown };
  if (!Array.isArray(errors)) return [];
  return errors.map((error: unknown) => {
    if (typeof error !== 'object' || error === null) return { message: String(error) };
    const known = ['code', 'field', 'resource', 'message'] as const;
    return Object.fromEntries(
      known.flatMap((key) => {
        const value = (error as Record<string, unknown>)[key];
        return typeof value === 'string' ? [[key, value]] : [];
      }),
    );
  });
}

function limitedUntil(until: number): Extract<Answer, { is: 'limited' }> {
  const time = new Date(until).toISOString();
  return { is: 'limited', until: time, why: `GitHub takes no more requests until ${time}` };
}
