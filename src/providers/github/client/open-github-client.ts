import type { JsonObject } from '../../../digest/json.ts';
import type { Instant } from '../../../model/model.ts';
import type { AppNeeds } from './app-needs.ts';
import { askForToken } from './ask-for-token.ts';
import { askGraphql } from './ask-graphql.ts';
import { Broken } from './broken.ts';
import { checkHost } from './check-host.ts';
import type { Connection } from './connection.ts';
import { type Credentials, readCredentials } from './credentials.ts';
import { expectAnswer } from './expect-answer.ts';
import { followPages } from './follow-pages.ts';
import type { GithubClient, GraphqlAnswer } from './github-client.ts';
import { githubCoordinates } from './github-coordinates.ts';
import { interrupted } from './interrupted.ts';
import { Pacer, type PacerClock } from './pacer.ts';
import { questionWords } from './question-words.ts';
import { readFailure } from './read-failure.ts';
import { readOutcome } from './read-outcome.ts';
import { Redactor } from './redactor.ts';
import { appSignIn, tokenSignIn } from './sign-in.ts';
import { openWire, type Question, type Wire } from './wire.ts';
import { writeAnswer } from './write-answer.ts';

export interface ClientContext {
  /** The name of the organization in Bylaw: GitHub's, unless `coordinates.organization` says otherwise. */
  readonly organization: string;
  readonly coordinates: JsonObject;
  readonly environment: Readonly<Record<string, string | undefined>>;
  now(): Instant;
  /** Throws where the signal says so. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
  readonly progress?: { step(text: string): void };
  readonly signal?: AbortSignal;
  /** What a token of an app is to be good for; absent: for all that the app may. */
  readonly needs?: AppNeeds;
  /** Milliseconds for one request. GitHub itself gives up after ten seconds. */
  readonly timeout?: number;
}

/** Throws where `coordinates` or the environment do not say to whom to speak, or as whom. Sends nothing yet. */
export async function openGithubClient(context: ClientContext): Promise<GithubClient> {
  const { organization, baseUrl, pace } = githubCoordinates(context.coordinates, context.organization);
  checkHost(baseUrl, context.environment);
  const credentials = readCredentials(organization, context.environment);
  const spent = { requests: 0, points: 0 };
  const wire = await openWire(baseUrl, {
    origin: new URL(baseUrl).origin,
    timeout: context.timeout ?? 60_000,
    signal: context.signal,
    onRequest() {
      spent.requests += 1;
    },
  });
  const clock = clockOf(context);
  const connection = connect(wire, new Pacer(pace, clock), clock, { ...context, credentials });
  const isServer = baseUrl.endsWith('/api/v3');
  const graphqlUrl = `${isServer ? baseUrl.slice(0, -'/v3'.length) : baseUrl}/graphql`;
  return {
    organization,
    isServer,
    ...restCalls(connection),
    async graphql<T>(what: string, query: string, variables: Readonly<Record<string, unknown>>) {
      const answer = await askGraphql<T>(connection, { url: graphqlUrl, what, query, variables });
      spent.points += pointsOf(answer);
      return answer;
    },
    installation: () => connection.signIn.installation(),
    cost: () => ({ ...spent }),
  };
}

function clockOf({ now, wait, progress, signal }: ClientContext): PacerClock {
  return {
    now: () => Date.parse(now()),
    async wait(milliseconds) {
      await wait(milliseconds, signal).catch((error: unknown) => {
        throw signal?.aborted ? interrupted() : error;
      });
      if (signal?.aborted) throw interrupted();
    },
    onHold(until) {
      const time = new Date(until).toISOString().replace(/\.\d+/, '');
      progress?.step(`waiting until ${time}, as GitHub asks`);
    },
  };
}

interface SigningIn extends Pick<ClientContext, 'needs'> {
  readonly credentials: Credentials;
}

function connect(wire: Wire, pacer: Pacer, clock: PacerClock, { credentials, needs }: SigningIn): Connection {
  const redactor = new Redactor();
  if (credentials.kind === 'token') {
    redactor.add(credentials.token);
    return { wire, pacer, clock, redactor, signIn: tokenSignIn(credentials.token) };
  }
  redactor.add(credentials.privateKey);
  const signIn = appSignIn(credentials, redactor, clock.now, (authorization) =>
    askForToken(connection, { ...credentials, needs }, authorization),
  );
  const connection: Connection = { wire, pacer, clock, redactor, signIn };
  return connection;
}

type RestCalls = Pick<GithubClient, 'rest' | 'find' | 'paginate' | 'write'>;

function restCalls(connection: Connection): RestCalls {
  const calls = {
    rest: (route, parameters = {}) => expectAnswer(connection, { route, parameters }),
    async find(route, parameters = {}) {
      const question = { route, parameters };
      const outcome = await readOutcome(connection, question, { resource: 'rest' });
      if (outcome instanceof Broken) throw readFailure(connection, questionWords(question), outcome);
      if (outcome.status === 404) return undefined;
      if (outcome.status >= 200 && outcome.status < 300) return outcome;
      throw readFailure(connection, questionWords(question), outcome);
    },
    paginate(route, parameters = {}) {
      const first = { route, parameters: { per_page: 100, ...parameters } };
      return followPages(questionWords(first), (url) =>
        expectAnswer(
          connection,
          url === undefined ? first : { route: `GET ${url}` as Question['route'], parameters: {} },
        ),
      );
    },
    write: (route, parameters = {}) => writeAnswer(connection, { route, parameters }),
  } satisfies UntypedCalls;
  // What a route takes and gives is Octokit's word, which nothing here looks at.
  return calls as unknown as RestCalls;
}

type UntypedCalls = Record<
  keyof RestCalls,
  (route: Question['route'], parameters?: Question['parameters']) => Promise<unknown>
>;

function pointsOf(answer: GraphqlAnswer<unknown>): number {
  if (answer.is !== 'answered') return 0;
  const { rateLimit } = (answer.data ?? {}) as { rateLimit?: { cost?: unknown } | null };
  return typeof rateLimit?.cost === 'number' ? rateLimit.cost : 0;
}
