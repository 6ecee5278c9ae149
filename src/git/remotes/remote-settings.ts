import { BylawError } from '../../diagnostic/bylaw-error.ts';

/** What the configuration says under `remote.<name>.`, in order: key (in lower case) and value. */
export type RemoteSettings = readonly (readonly [key: string, value: string])[];

/**
 * The settings of the remote of exactly this name. A name may come from `bylaw.yaml`, which a stranger's pull request
 * can write: an option, an address or a program is none.
 */
export function settingsOf(remotes: ReadonlyMap<string, RemoteSettings>, name: string): RemoteSettings {
  const settings = remotes.get(name);
  if (settings !== undefined && isPlainName(name) && addresses(settings, 'url').length > 0) return settings;
  const names = [...remotes.keys()].filter(isPlainName).sort();
  throw new BylawError('git/unknown-remote', `this repository has no remote ${JSON.stringify(name)}`, {
    hint:
      names.length === 0
        ? 'it has none at all: `git remote add NAME URL` adds one'
        : `it has ${names.map((known) => `\`${known}\``).join(', ')}`,
  });
}

function isPlainName(name: string): boolean {
  return /^[^-\p{Cc}\p{Cs}:][^\p{Cc}\p{Cs}:]*$/u.test(name);
}

/** The address that is asked. */
export function fetchAddress(settings: RemoteSettings): string {
  return addresses(settings, 'url')[0] ?? '';
}

/** The address that is pushed to, and whether it stands under `pushurl`. A ref can be moved safely at one only. */
export function pushAddress(name: string, settings: RemoteSettings): readonly [string, 'url' | 'pushurl'] {
  const key = addresses(settings, 'pushurl').length > 0 ? 'pushurl' : 'url';
  const places = addresses(settings, key);
  if (places.length > 1) {
    throw new BylawError('git/unsupported', `the remote ${name} pushes to ${places.length} addresses`, {
      hint: 'a ref can be moved safely at one only: name a remote that has one address',
    });
  }
  return [places[0] ?? '', key];
}

/** An empty address takes back those before it, as newer Gits have it. */
function addresses(settings: RemoteSettings, key: 'url' | 'pushurl'): readonly string[] {
  const values = settings.filter(([name]) => name === key).map(([, value]) => value);
  return values.slice(values.lastIndexOf('') + 1);
}
