import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import { Broken, brokenBy } from './broken.ts';
import { interrupted } from './interrupted.ts';

export interface FetchRules {
  readonly origin: string;
  /** Milliseconds for one request. */
  readonly timeout: number;
  /** Ends reads; a write in hand is finished. */
  readonly signal: AbortSignal | undefined;
  onRequest(): void;
}

const mostRedirects = 3;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * `fetch` that speaks to one origin only and hands back whole answers. It follows redirects of reads, within the
 * origin: `fetch` of itself would follow those of writes, too, some of them as another method.
 */
export function guardedFetch(rules: FetchRules): typeof fetch {
  return async (input, init) => {
    let url = new URL(String(input));
    if (url.href !== String(input) && url.pathname !== pathOf(String(input))) {
      throw new Broken(`\`${String(input)}\` names no path of GitHub's`, { mayHaveArrived: false });
    }
    for (let hops = 0; ; hops += 1) {
      if (url.origin !== rules.origin) throw elsewhere(url);
      const response = await fetchOnce(rules, url, init);
      const next =
        init?.method === 'GET' && redirects.has(response.status) && response.headers.get('location');
      if (!next || hops === mostRedirects) return response;
      url = new URL(next, url);
    }
  };
}

/** What stands in an address, where `URL` would resolve `..` in it. */
function pathOf(address: string): string {
  const start = address.indexOf('/', address.indexOf('//') + 2);
  const path = start < 0 ? '/' : address.slice(start);
  const end = path.search(/[?#]/);
  return end < 0 ? path : path.slice(0, end);
}

async function fetchOnce(rules: FetchRules, url: URL, init: RequestInit | undefined): Promise<Response> {
  const isRead = init?.method === 'GET' || url.pathname.endsWith('/graphql');
  const timeout = AbortSignal.timeout(rules.timeout);
  const signal = isRead && rules.signal !== undefined ? AbortSignal.any([timeout, rules.signal]) : timeout;
  rules.onRequest();
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal });
    const body = await response.arrayBuffer();
    const { status, headers } = response;
    return new Response(body.byteLength === 0 ? null : body, { status, headers });
  } catch (error) {
    if (isRead && rules.signal?.aborted) throw interrupted();
    throw brokenBy(error);
  }
}

function elsewhere(url: URL): BylawError {
  return new BylawError(
    'provider/untrusted-host',
    `GitHub sends on to ${url.host}, where the token is not sent`,
    {
      hint: 'if the server moved, change `baseUrl` of the target',
    },
  );
}
