import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import { Broken } from './broken.ts';
import type { Connection } from './connection.ts';
import { rateLimitOf } from './rate-limit.ts';
import type { ReadOutcome } from './read-outcome.ts';
import type { Headers } from './rest-types.ts';
import { serverMessage } from './server-message.ts';
import type { WireAnswer } from './wire.ts';

/** Why something was not read, as a failure of the world; `what` was asked for. */
export function readFailure(
  { redactor, clock }: Pick<Connection, 'redactor' | 'clock'>,
  what: string,
  outcome: ReadOutcome,
): BylawError {
  if (outcome instanceof Broken) {
    return new BylawError('provider/disconnected', `${what}: ${redactor.redact(outcome.message)}`, {
      hint: 'look at the network, at `baseUrl` and at https://www.githubstatus.com, and run it again',
    });
  }
  const message = serverMessage(outcome, redactor);
  const limit = rateLimitOf({ ...outcome, message }, clock.now(), 0);
  if (limit !== undefined) return limited(limit.until);
  const said = `${what}: GitHub answered ${outcome.status}${message === '' ? '' : `: ${message}`}`;
  return new BylawError(codeOf(outcome.status), said, {
    hint: hintOf(outcome, redactor.redact.bind(redactor)),
  });
}

export function limited(until: number): BylawError {
  const time = new Date(until).toISOString().replace(/\.\d+/, '');
  return new BylawError('provider/rate-limited', `GitHub takes no more requests until ${time}`, {
    hint: `run it again after ${time}`,
  });
}

function codeOf(status: number) {
  if (status === 401) return 'provider/unauthorized';
  if (status === 403) return 'provider/forbidden';
  if (status === 404) return 'provider/not-found';
  return 'provider/unreadable';
}

function hintOf({ status, headers }: WireAnswer, redact: (text: string) => string): string {
  if (status === 401) return 'make a new token, and see that it belongs to this host';
  if (status === 403)
    return redact(missingPermission(headers) ?? 'give the token `admin:org`, or sign in as an owner');
  if (status === 404) return 'look at the name, and at what the token may see';
  return 'run it again; https://www.githubstatus.com tells of disturbances';
}

/** What the headers of a refusal say would be needed. */
export function missingPermission(headers: Headers): string | undefined {
  const url = /url=(\S+)/.exec(headers['x-github-sso'] ?? '')?.[1];
  if (url !== undefined) return `authorize the token for single sign-on: ${url}`;
  const permissions = headers['x-accepted-github-permissions'];
  if (permissions)
    return `the token needs the permission ${permissions.replaceAll(';', ' or ').replaceAll('=', ': ')}`;
  const accepted = split(headers['x-accepted-oauth-scopes']);
  const held = split(headers['x-oauth-scopes']);
  if (accepted.length === 0 || accepted.some((scope) => held.includes(scope))) return undefined;
  return `the token needs the scope ${accepted.join(' or ')}`;
}

function split(list: string | undefined): readonly string[] {
  return (list ?? '')
    .split(',')
    .map((scope) => scope.trim())
    .filter((scope) => scope !== '');
}
