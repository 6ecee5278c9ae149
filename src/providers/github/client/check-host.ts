import { BylawError } from '../../../diagnostic/bylaw-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether a token may be sent to `baseUrl`. The YAML names it, and a pull request may edit the YAML: who vouches for
 * the host is the environment, which a pull request does not.
 */
export function checkHost(baseUrl: string, environment: Environment): void {
  const url = new URL(baseUrl);
  const local = isLoopback(url.hostname);
  if (!local && !trustedHosts(environment).has(url.host)) {
    throw new BylawError('provider/untrusted-host', `the token is not sent to ${url.host}`, {
      hint: `if it is yours, list it where Bylaw runs: BYLAW_GITHUB_HOSTS=${url.host}`,
    });
  }
  if (!local && url.protocol !== 'https:') {
    throw new BylawError('provider/untrusted-host', `the token is not sent to ${url.host} over http://`, {
      hint: 'write `https://` in `baseUrl`',
    });
  }
}

function trustedHosts(environment: Environment): ReadonlySet<string> {
  const listed = (environment.BYLAW_GITHUB_HOSTS ?? '').split(',').map((host) => host.trim().toLowerCase());
  const api = environment.GITHUB_API_URL ?? '';
  return new Set(
    ['api.github.com', ...listed, URL.canParse(api) ? new URL(api).host : ''].filter((host) => host !== ''),
  );
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
