import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import { Broken } from './broken.ts';
import type { Connection } from './connection.ts';
import { HeldTooLong, type Resource } from './pacer.ts';
import { exhaustedUntil, rateLimitOf } from './rate-limit.ts';
import { limited } from './read-failure.ts';
import { serverMessage } from './server-message.ts';
import type { Question, WireAnswer } from './wire.ts';

export type ReadOutcome = WireAnswer | Broken;

const repeats = 4;
const firstPause = 1000;
/** A read that has to wait for longer says so instead. */
const patience = 15 * 60_000;

export interface ReadOptions {
  readonly resource: Resource;
  /** Whether to hand an outcome over rather than to try again. */
  isFinal?(outcome: ReadOutcome): boolean;
  /** Default: the connection's own. */
  authorization?(): Promise<string>;
}

/** Asks, and asks again where that may help, keeping to GitHub's limits. The last outcome is handed over. */
export async function readOutcome(
  connection: Connection,
  question: Question,
  options: ReadOptions,
): Promise<ReadOutcome> {
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await once(connection, question, options);
    if (attempt === repeats || options.isFinal?.(outcome)) return outcome;
    if (!(await prepareAnother(connection, outcome, options, attempt))) return outcome;
  }
}

async function once(
  { pacer, wire, signIn }: Connection,
  question: Question,
  { resource, authorization = () => signIn.authorization() }: ReadOptions,
): Promise<ReadOutcome> {
  // Before the turn: signing in needs one itself.
  await authorization();
  try {
    const send = async () => wire(question, await authorization());
    const answer = await pacer.read({ resource, patience }, send);
    expectWholeSight(answer);
    return answer;
  } catch (error) {
    if (error instanceof Broken) return error;
    throw error instanceof HeldTooLong ? limited(error.until) : error;
  }
}

/** False where another try would not end otherwise. */
async function prepareAnother(
  { pacer, clock, redactor, signIn }: Connection,
  outcome: ReadOutcome,
  { resource, authorization }: ReadOptions,
  attempt: number,
): Promise<boolean> {
  const pause = firstPause * 2 ** attempt;
  if (outcome instanceof Broken) {
    await clock.wait(pause);
    return true;
  }
  const message = serverMessage(outcome, redactor);
  const limit = rateLimitOf({ ...outcome, message }, clock.now(), attempt);
  if (limit !== undefined) {
    pacer.hold(resource, limit.until);
    if (limit.isSecondary) pacer.hold(resource === 'rest' ? 'graphql' : 'rest', limit.until);
    return true;
  }
  const exhausted = exhaustedUntil(outcome.headers);
  if (exhausted !== undefined) pacer.hold(resource, exhausted);
  if (outcome.status === 401 && authorization === undefined && signIn.renews) {
    // The token of an app is not known everywhere at once.
    signIn.forget();
    await clock.wait(pause);
    return true;
  }
  if (outcome.status < 500) return false;
  await clock.wait(pause);
  return true;
}

/** GitHub may leave out what a token is not authorized for by single sign-on, and says so in a header only. */
function expectWholeSight({ headers }: WireAnswer): void {
  if (headers['x-github-sso']?.startsWith('partial-results') !== true) return;
  throw new BylawError('provider/forbidden', 'GitHub leaves out what is protected by single sign-on', {
    hint: 'authorize the token for single sign-on, in the settings of your account',
  });
}
