import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { remoteWords } from '../remotes/remote-words.ts';

/** A login that came with an address or from where Git keeps them. */
export interface Login {
  readonly username: string;
  readonly password: string;
}

/** Where a remote is over http(s): its address without a login, and that. */
export interface HttpAddress {
  readonly url: URL;
  readonly login: Login | undefined;
}

/** The http(s) address in a remote's settings, or `git/unsupported` for a path or another transport. */
export function httpAddress(remote: string, address: string): HttpAddress {
  const url = /^https?:\/\//i.test(address) && URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined) {
    const message = `the remote ${remote} is at ${remoteWords(address)}, which is not reached without an installed Git`;
    throw new BylawError('git/unsupported', message, {
      hint: 'only http and https are: install Git 2.31 or newer (and unset BYLAW_GIT), or give the remote such an address',
    });
  }
  const [username, password] = [url.username, url.password].map(decode);
  url.username = '';
  url.password = '';
  url.hash = '';
  return {
    url,
    login: username || password ? { username: username ?? '', password: password ?? '' } : undefined,
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address of a service of the repository at `base`, such as `/info/refs`. */
export function serviceUrl(base: URL, path: string, query = ''): URL {
  const url = new URL(base);
  url.pathname = url.pathname.replace(/(?<!\/)\/+$/, '') + path;
  const search = [url.search.slice(1), query].filter((part) => part !== '').join('&');
  url.search = search === '' ? '' : `?${search}`;
  return url;
}

/** The longest `url.<base>.insteadOf` (or `pushInsteadOf`) that an address begins with is replaced by its base. */
export function rewrittenAddress(
  address: string,
  rules: readonly { readonly prefix: string; readonly base: string }[],
): string | undefined {
  let best: { readonly prefix: string; readonly base: string } | undefined;
  for (const rule of rules) {
    if (address.startsWith(rule.prefix) && rule.prefix.length > (best?.prefix.length ?? -1)) best = rule;
  }
  return best === undefined ? undefined : best.base + address.slice(best.prefix.length);
}
