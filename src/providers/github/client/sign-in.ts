import { createSign } from 'node:crypto';
import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { AppCredentials } from './credentials.ts';
import type { Installation } from './github-client.ts';
import type { Redactor } from './redactor.ts';
import type { WireAnswer } from './wire.ts';

/** Whom requests come from. */
export interface SignIn {
  /** The header of the next request. */
  authorization(): Promise<string>;
  /** Whether another token can be had for one that GitHub does not know. */
  readonly renews: boolean;
  forget(): void;
  /** Undefined for the token of a person. */
  installation(): Promise<Installation | undefined>;
}

export function tokenSignIn(token: string): SignIn {
  return {
    renews: false,
    authorization: async () => `token ${token}`,
    forget() {},
    installation: async () => undefined,
  };
}

interface InstallationToken {
  readonly token: string;
  readonly expires: number;
  readonly installation: Installation;
}

/** A token that is about to expire is not begun with. */
const slack = 5 * 60_000;

/**
 * Tokens of an app's installation, which live for an hour. Octokit's own strategy keeps them by the machine's clock,
 * and shares a request that is under way with every client that names the same installation, even on another host.
 */
export function appSignIn(
  credentials: AppCredentials,
  redactor: Redactor,
  now: () => number,
  exchange: (authorization: () => Promise<string>) => Promise<WireAnswer>,
): SignIn {
  let current: Promise<InstallationToken> | undefined;
  async function renew(): Promise<InstallationToken> {
    const { data } = await exchange(async () => {
      const jwt = appJwt(credentials, now());
      redactor.add(jwt);
      return `bearer ${jwt}`;
    });
    const fresh = installationToken(data);
    redactor.add(fresh.token);
    return fresh;
  }
  async function token(): Promise<InstallationToken> {
    const seen = current;
    const held = await seen;
    if (held !== undefined && held.expires - slack > now()) return held;
    // Several may find out at once: one of them asks.
    if (current !== seen && current !== undefined) return current;
    const renewed = renew();
    current = renewed;
    renewed.catch(() => {
      if (current === renewed) current = undefined;
    });
    return renewed;
  }
  return {
    renews: true,
    authorization: async () => `token ${(await token()).token}`,
    forget() {
      current = undefined;
    },
    installation: async () => (await token()).installation,
  };
}

function installationToken(data: unknown): InstallationToken {
  const { token, expires_at, permissions, repository_selection } = data as Record<string, unknown>;
  const expires = Date.parse(String(expires_at));
  if (typeof token !== 'string' || Number.isNaN(expires)) {
    throw new BylawError('provider/unreadable', 'the token of the app: GitHub answered with something else');
  }
  const installation = {
    permissions: (permissions ?? {}) as Record<string, string>,
    seesAllRepositories: repository_selection !== 'selected',
  };
  return { token, expires, installation };
}

/** Signed by the app, for ten minutes at most; begun a minute ago, as clocks differ. */
function appJwt({ appId, privateKey }: AppCredentials, now: number): string {
  const seconds = Math.floor(now / 1000);
  const parts = [
    { alg: 'RS256', typ: 'JWT' },
    { iat: seconds - 60, exp: seconds + 9 * 60, iss: appId },
  ];
  const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  try {
    return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`;
  } catch {
    // What crypto says may quote the key.
    throw new BylawError('provider/no-credentials', 'the private key of the app cannot be used to sign', {
      hint: 'set GITHUB_APP_PRIVATE_KEY to the file that GitHub gave you, as it is or as base64',
    });
  }
}
