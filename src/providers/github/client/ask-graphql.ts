import { Broken } from './broken.ts';
import type { Connection } from './connection.ts';
import type { GraphqlAnswer, GraphqlError, GraphqlVariables } from './github-client.ts';
import { readFailure } from './read-failure.ts';
import { type ReadOutcome, readOutcome } from './read-outcome.ts';

const heavyTypes: ReadonlySet<string> = new Set([
  'RESOURCE_LIMITS_EXCEEDED',
  'MAX_NODE_LIMIT_EXCEEDED',
  'TIMEOUT',
]);
const heavyWords = /something went wrong|timed? ?out|resource limits|this may be the result of a timeout/i;

export interface GraphqlQuestion {
  /** Beside REST, or under `/api` on GitHub Enterprise Server. */
  readonly url: string;
  readonly what: string;
  readonly query: string;
  readonly variables: GraphqlVariables;
}

export async function askGraphql<T>(
  connection: Connection,
  { url, what, query, variables }: GraphqlQuestion,
): Promise<GraphqlAnswer<T>> {
  const question = { route: `POST ${url}` as `POST /${string}`, parameters: { query, variables } };
  const outcome = await readOutcome(connection, question, { resource: 'graphql', isFinal: isSlow });
  if (isSlow(outcome)) return { is: 'heavy', why: slowWords(outcome) };
  if (outcome instanceof Broken || outcome.status !== 200) throw readFailure(connection, what, outcome);
  const { data, errors } = (outcome.data ?? {}) as { data?: unknown; errors?: unknown };
  const said = Array.isArray(errors) ? errors.map((error) => errorOf(error, connection)) : [];
  const heavy = said.find(({ type, message }) => heavyTypes.has(type ?? '') || heavyWords.test(message));
  if (heavy !== undefined) return { is: 'heavy', why: heavy.message };
  if (said.length === 0 && (typeof data !== 'object' || data === null)) {
    throw readFailure(connection, what, { ...outcome, data: { message: 'no data' } });
  }
  return { is: 'answered', data: data as T, errors: said };
}

function isSlow(outcome: ReadOutcome): boolean {
  return outcome instanceof Broken ? outcome.isTimeout : outcome.status === 502 || outcome.status === 504;
}

function slowWords(outcome: ReadOutcome): string {
  return outcome instanceof Broken ? outcome.message : `GitHub answered ${outcome.status}`;
}

function errorOf(error: unknown, { redactor }: Connection): GraphqlError {
  const { type, message, path } = (error ?? {}) as Record<string, unknown>;
  return {
    message: redactor.redact(String(message ?? 'no reason given')),
    ...(typeof type === 'string' && { type }),
    ...(Array.isArray(path) && { path: path as (string | number)[] }),
  };
}
