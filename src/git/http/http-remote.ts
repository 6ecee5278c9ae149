import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { RemotePatience } from '../remotes/remote-patience.ts';
import { remoteWords } from '../remotes/remote-words.ts';
import { type HttpAnswer, type HttpQuestion, httpExchange } from './http-exchange.ts';
import { type HttpAddress, type Login, serviceUrl } from './remote-address.ts';

/** Where Git keeps logins. None of what it gives is ever shown. */
export interface LoginKeeper {
  fill(url: URL, username: string | undefined): Promise<Login | undefined>;
  approve(url: URL, login: Login): Promise<void>;
  reject(url: URL, login: Login): Promise<void>;
}

export interface HttpRemoteOptions {
  /** For messages. */
  readonly doing: string;
  readonly address: HttpAddress;
  readonly logins: LoginKeeper;
  headersFor(url: URL): readonly (readonly [name: string, value: string])[];
  readonly patience: RemotePatience;
}

/** One conversation with a repository over http(s): where it led at first, and as whom, goes for what follows. */
export interface HttpRemote {
  get(path: string, query: string, most: number): Promise<HttpAnswer>;
  post(path: string, service: string, body: readonly Uint8Array[], most: number): Promise<HttpAnswer>;
}

const redirections = 5;

export function httpRemote(options: HttpRemoteOptions): HttpRemote {
  const state = { base: options.address.url, login: options.address.login };
  return {
    async get(path, query, most) {
      for (let hop = 0; hop <= redirections; hop++) {
        const question = {
          method: 'GET',
          url: serviceUrl(state.base, path, query),
          headers: {},
          most,
        } as const;
        const answer = await askWithLogin(options, state, question);
        if (answer.status < 300 || answer.status > 399) return accepted(options, state, answer);
        const next = redirected(options.doing, state.base, question.url, answer, path);
        // By another port or scheme another server may answer: what was given for this one is not for it.
        if (next.origin !== state.base.origin) state.login = undefined;
        state.base = next;
      }
      throw refused(options.doing, 'it leads from address to address without an end');
    },
    async post(path, service, body, most) {
      const headers = {
        'Content-Type': `application/x-${service}-request`,
        Accept: `application/x-${service}-result`,
        'Content-Length': String(body.reduce((length, part) => length + part.length, 0)),
      };
      const question = { method: 'POST', url: serviceUrl(state.base, path), headers, body, most } as const;
      return accepted(options, state, await askWithLogin(options, state, question));
    },
  };
}

interface State {
  base: URL;
  login: Login | undefined;
}

/** Asks with the login there is; where one is wanted, once more with what Git has for the address. */
async function askWithLogin(
  options: HttpRemoteOptions,
  state: State,
  question: Omit<HttpQuestion, 'patience'>,
): Promise<HttpAnswer> {
  const ask = () => httpExchange(options.doing, prepared(options, state.login, question));
  const first = await ask();
  if (first.status !== 401 || state.login?.password) return first;
  const found = await options.logins.fill(state.base, state.login?.username);
  if (found === undefined) return first;
  state.login = found;
  const second = await ask();
  if (second.status === 401) await options.logins.reject(state.base, found);
  else if (second.status < 400) await options.logins.approve(state.base, found);
  return second;
}

function prepared(
  options: HttpRemoteOptions,
  login: Login | undefined,
  question: Omit<HttpQuestion, 'patience'>,
): HttpQuestion {
  const headers: Record<string, string | string[]> = { 'User-Agent': 'git/bylaw' };
  for (const [name, value] of Object.entries(question.headers)) headers[name] = String(value);
  for (const [name, value] of options.headersFor(question.url)) {
    const key = Object.keys(headers).find((other) => other.toLowerCase() === name.toLowerCase()) ?? name;
    headers[key] = [...[headers[key] ?? []].flat(), value];
  }
  const own = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
  if (login !== undefined && !own) {
    const text = Buffer.from(`${login.username}:${login.password}`).toString('base64');
    headers.Authorization = `Basic ${text}`;
  }
  return { ...question, headers, patience: options.patience };
}

/** Only to the same host, and never from https to http: a login goes where it was given for. */
function redirected(doing: string, base: URL, asked: URL, { location }: HttpAnswer, path: string): URL {
  const target =
    location !== undefined && URL.canParse(location, asked.href) ? new URL(location, asked) : undefined;
  if (target === undefined || !target.pathname.endsWith(path)) throw refused(doing, 'it leads nowhere');
  const sameHost =
    target.hostname === base.hostname && (target.port === base.port || target.protocol !== base.protocol);
  if (
    !sameHost ||
    (target.protocol === 'http:' && base.protocol === 'https:') ||
    !/^https?:$/.test(target.protocol)
  ) {
    const where = remoteWords(`${target.protocol}//${target.host}`);
    throw refused(
      doing,
      `it leads to ${where}, and a login must not follow`,
      'give the remote that address with `git remote set-url`',
    );
  }
  const next = new URL(target);
  next.pathname = target.pathname.slice(0, -path.length);
  next.search = base.search;
  next.username = '';
  next.password = '';
  return next;
}

function accepted(options: HttpRemoteOptions, { login }: State, answer: HttpAnswer): HttpAnswer {
  const { doing } = options;
  const { status } = answer;
  if (status === 200) return answer;
  const words = /^text\/plain/.test(answer.contentType)
    ? remoteWords(answer.body.toString('utf8', 0, 2000)).trim()
    : '';
  const said = `it answered ${status}${words === '' ? '' : ` (${words.split('\n')[0]})`}`;
  if (status === 401 || status === 403 || status === 407) {
    const how = login === undefined ? 'no login was found' : 'the login was not accepted';
    throw refused(
      doing,
      `${said}; ${how}`,
      'a login is taken from `git credential`, from http.extraHeader, or from the file of `credential.helper=store`',
    );
  }
  if (status === 404 || status === 410) {
    throw refused(
      doing,
      said,
      'look at the address (`git remote -v`); an account that may not see a repository is told that there is none',
    );
  }
  if (status >= 300 && status < 500 && status !== 408 && status !== 429) throw refused(doing, said);
  throw new BylawError('git/remote-unreachable', `${doing}: ${said}`, { hint: 'try again later' });
}

function refused(doing: string, why: string, hint?: string): BylawError {
  return new BylawError('git/remote-refused', `${doing}: ${why}`, hint === undefined ? {} : { hint });
}
