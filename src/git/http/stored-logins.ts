import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../identity.ts';
import type { LoginKeeper } from './http-remote.ts';
import type { Login } from './remote-address.ts';

/**
 * Logins from the files that `credential.helper=store` keeps, for where no `git` is installed to ask. They are only
 * read. `helper` is the setting.
 */
export function storedLogins(helper: string | undefined, environment: Environment): LoginKeeper {
  return {
    async fill(url, username) {
      const texts = storeFiles(helper, environment).map((file) => readFile(file, 'utf8').catch(() => ''));
      const lines = (await Promise.all(texts)).flatMap((text) => text.split(/\r?\n/));
      const logins = lines.flatMap((line) => loginFor(url, line) ?? []);
      return logins.find((login) => login.password !== '' && (username ?? login.username) === login.username);
    },
    approve: async () => undefined,
    reject: async () => undefined,
  };
}

function loginFor(url: URL, line: string): Login | undefined {
  const stored = URL.canParse(line) ? new URL(line) : undefined;
  if (stored?.protocol !== url.protocol || stored.host !== url.host) return undefined;
  return { username: decoded(stored.username), password: decoded(stored.password) };
}

function storeFiles(helper: string | undefined, environment: Environment): readonly string[] {
  const [, options] = /^store\b(.*)$/.exec(helper ?? '') ?? [];
  if (options === undefined) return [];
  const home = environment.HOME || homedir();
  const file = /--file[= ]\s*(\S+)/.exec(options)?.[1];
  if (file !== undefined) return [file.replace(/^~(?=\/)/, home)];
  const config = environment.XDG_CONFIG_HOME || join(home, '.config');
  return [join(home, '.git-credentials'), join(config, 'git', 'credentials')];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
