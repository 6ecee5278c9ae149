import { extraHeaders } from '../http/extra-headers.ts';
import { type HttpAddress, httpAddress, rewrittenAddress } from '../http/remote-address.ts';
import { fetchAddress, pushAddress, type RemoteSettings, settingsOf } from '../remotes/remote-settings.ts';
import type { Config } from './config-file.ts';

/** Where a remote is, and with which headers it is asked. */
export interface ConfiguredRemote {
  readonly address: HttpAddress;
  headersFor(url: URL): readonly (readonly [name: string, value: string])[];
}

/** What several sources of configuration say of the remote of exactly this name, or `git/unknown-remote`. */
export function configuredRemote(
  configs: readonly Config[],
  name: string,
  use: 'fetch' | 'push',
): ConfiguredRemote {
  const settings = settingsOf(remotes(configs), name);
  const headers = under(configs, /^http(?:\.(.*))?\.extraheader$/s);
  return {
    address: httpAddress(
      name,
      use === 'fetch' ? fetching(configs, settings) : pushing(configs, name, settings),
    ),
    headersFor: (url) => extraHeaders(url, headers),
  };
}

function fetching(configs: readonly Config[], settings: RemoteSettings): string {
  const address = fetchAddress(settings);
  return rewrittenAddress(address, rules(configs, 'insteadof')) ?? address;
}

/** An address under `pushurl` is not rewritten for pushing: it is for that already. */
function pushing(configs: readonly Config[], name: string, settings: RemoteSettings): string {
  const [address, key] = pushAddress(name, settings);
  const special = key === 'url' ? rewrittenAddress(address, rules(configs, 'pushinsteadof')) : undefined;
  return special ?? rewrittenAddress(address, rules(configs, 'insteadof')) ?? address;
}

function rules(configs: readonly Config[], key: 'insteadof' | 'pushinsteadof') {
  const pairs = under(configs, new RegExp(`^url\\.(.*)\\.${key}$`, 's'));
  return pairs.map(([base = '', prefix]) => ({ base, prefix }));
}

function remotes(configs: readonly Config[]): ReadonlyMap<string, RemoteSettings> {
  const found = new Map<string, (readonly [string, string])[]>();
  for (const config of configs) {
    for (const [key, values] of config) {
      const [, name, setting] = /^remote\.(.*)\.([^.]+)$/s.exec(key) ?? [];
      if (name === undefined || setting === undefined) continue;
      const known = found.get(name) ?? [];
      found.set(name, [...known, ...values.map((value) => [setting, value] as const)]);
    }
  }
  return found;
}

function under(
  configs: readonly Config[],
  pattern: RegExp,
): readonly (readonly [string | undefined, string])[] {
  return configs.flatMap((config) =>
    [...config].flatMap(([key, values]) => {
      const match = pattern.exec(key);
      return match === null ? [] : values.map((value) => [match[1], value] as const);
    }),
  );
}
