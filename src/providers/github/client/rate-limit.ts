import type { Headers } from './rest-types.ts';

export interface RateLimit {
  /** Milliseconds since 1970. */
  readonly until: number;
  /** Secondary limits are of all requests together, primary ones of REST or of GraphQL. */
  readonly isSecondary: boolean;
}

interface LimitedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly message: string;
}

const aSecond = 1000;
const aMinute = 60 * aSecond;

/**
 * Until when GitHub refuses further requests, if this answer says so; `attempt` counts from 0. As GitHub asks:
 * `retry-after`, else `x-ratelimit-reset` once nothing remains, else a minute, twice as long each time.
 */
export function rateLimitOf(answer: LimitedAnswer, now: number, attempt: number): RateLimit | undefined {
  const { status, headers, message } = answer;
  if (status !== 403 && status !== 429 && status !== 200) return undefined;
  const saysSo = /rate limit|abuse detection/i.test(message);
  if (!saysSo && status !== 429 && (headers['retry-after'] === undefined || status === 200)) return undefined;
  const isExhausted = headers['x-ratelimit-remaining'] === '0' && !/secondary/i.test(message);
  const until = retryAfter(headers, now) ?? (isExhausted ? reset(headers) : undefined);
  return {
    until: Math.max(until ?? now + aMinute * 2 ** attempt, now + aSecond),
    isSecondary: !isExhausted,
  };
}

const ours: ReadonlySet<string> = new Set(['core', 'graphql']);

/** Where the last request was the last that is allowed, when the next one is. Audit logs, and others, count apart. */
export function exhaustedUntil(headers: Headers): number | undefined {
  if (!ours.has(headers['x-ratelimit-resource'] ?? 'core')) return undefined;
  return headers['x-ratelimit-remaining'] === '0' ? reset(headers) : undefined;
}

function retryAfter(headers: Headers, now: number): number | undefined {
  const value = headers['retry-after'];
  if (value === undefined) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return now + seconds * aSecond;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : date;
}

function reset(headers: Headers): number | undefined {
  const seconds = Number(headers['x-ratelimit-reset'] ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * aSecond : undefined;
}
