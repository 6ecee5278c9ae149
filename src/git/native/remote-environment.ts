import type { Environment } from '../identity.ts';

/**
 * What may carry a ledger. Not `git:`, which knows neither who asks nor who answers, nor `ext::` and other helpers,
 * by which an address is a program.
 */
const transports = ['file', 'http', 'https', 'ssh'];

/**
 * The environment of a `git` that talks to a remote: that of every child, with transports allowed. Credential
 * helpers, `GIT_ASKPASS`, `GIT_SSH_COMMAND` and proxies are the user's own and are left as they are. `own` is the
 * environment of Bylaw: where the user allows fewer transports, no more are.
 */
export function remoteEnvironment(child: Environment, own: Environment): Environment {
  const users = own.GIT_ALLOW_PROTOCOL?.split(':');
  const allowed = transports.filter((name) => users === undefined || users.includes(name));
  return {
    ...Object.fromEntries(Object.entries(child).filter(([name]) => !isTrace(name))),
    // An empty list would be taken for none given.
    GIT_ALLOW_PROTOCOL: allowed.length === 0 ? 'none' : allowed.join(':'),
  };
}

/** What Git prints of its own doings would stand between the words of the remote. */
function isTrace(name: string): boolean {
  return /^GIT_TRACE/.test(name) || name === 'GIT_CURL_VERBOSE';
}
