import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import { Broken } from './broken.ts';
import { type FetchRules, guardedFetch } from './guarded-fetch.ts';
import type { Headers, Route } from './rest-types.ts';

export interface Question {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: unknown;
}

/** Sends one request once. Throws `Broken` where no whole answer came; any status is an answer. */
export type Wire = (question: Question, authorization: string) => Promise<WireAnswer>;

/**
 * `2022-11-28` is what GitHub Enterprise Server speaks, too, and is supported until at least March 2028; the newer
 * `2026-03-10` changes how teams are made and gives us nothing.
 */
const apiVersion = '2022-11-28';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

export async function openWire(baseUrl: string, rules: FetchRules): Promise<Wire> {
  const { Octokit } = await import('@octokit/rest');
  const { request } = new Octokit({
    baseUrl,
    userAgent: 'bylaw',
    log: silent,
    request: { fetch: guardedFetch(rules), log: silent },
  });
  return async ({ route, parameters }, authorization) => {
    const own = parameters.headers as Headers | undefined;
    const headers = { ...own, authorization, 'x-github-api-version': apiVersion };
    try {
      return whole((await request(route, { ...parameters, headers })) as WireAnswer);
    } catch (error) {
      return whole(answerIn(error));
    }
  };
}

/** Octokit throws for statuses from 400 on, and wraps what fetch threw. Its errors hold the request with its headers. */
function answerIn(error: unknown): WireAnswer {
  const { cause, response } = error as { cause?: unknown; response?: WireAnswer };
  if (cause instanceof Broken || cause instanceof BylawError) throw cause;
  if (error instanceof Broken || response === undefined) throw error;
  return response;
}

/**
 * Octokit hands on as text what it cannot parse as JSON: an answer cut short, or that of somebody in between. A refusal
 * is one whatever it says.
 */
function whole({ status, headers, data }: WireAnswer): WireAnswer {
  const isText = typeof data === 'string' || data instanceof ArrayBuffer;
  const mayBeEmpty = status === 204 || headers['content-type']?.includes('json') !== true;
  if (status < 300 && isText && !(data === '' && mayBeEmpty)) {
    throw new Broken('the answer is cut short, or not of GitHub', { mayHaveArrived: true });
  }
  return { status, headers, data };
}
