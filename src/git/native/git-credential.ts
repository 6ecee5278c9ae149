import { tmpdir } from 'node:os';
import type { LoginKeeper } from '../http/http-remote.ts';
import type { Login } from '../http/remote-address.ts';
import type { Environment } from '../identity.ts';
import type { RemotePatience } from '../remotes/remote-patience.ts';
import { childEnvironment } from './child-environment.ts';
import { remoteEnvironment } from './remote-environment.ts';
import { runRemoteGit } from './remote-process.ts';

/**
 * Logins from `git credential`, that is from the helpers that the user has configured, in the repository at
 * `gitDirectory`. Nobody is asked. A helper that fails has none.
 */
export function gitCredentials(
  gitDirectory: string,
  environment: Environment,
  patience: RemotePatience,
): LoginKeeper {
  const own = { ...remoteEnvironment(childEnvironment(environment), environment), GIT_DIR: gitDirectory };
  const context = { cwd: tmpdir(), environment: own };
  async function run(action: string, url: URL, login: Partial<Login>): Promise<string> {
    const input = question(url, login);
    if (input === undefined) return '';
    const result = await runRemoteGit(context, ['credential', action], patience, input);
    return result.status === 0 ? result.stdout : '';
  }
  return {
    async fill(url, username) {
      const lines = (await run('fill', url, username ? { username } : {})).split('\n');
      const value = (key: string) => lines.find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1);
      const password = value('password');
      return password === undefined ? undefined : { username: value('username') ?? '', password };
    },
    approve: async (url, login) => void (await run('approve', url, login)),
    reject: async (url, login) => void (await run('reject', url, login)),
  };
}

/** Undefined for values that hold a line end: they would be read as more of the question. */
function question(url: URL, login: Partial<Login>): string | undefined {
  const values = {
    protocol: url.protocol.slice(0, -1),
    host: url.host,
    path: url.pathname.slice(1),
    ...login,
  };
  const lines = Object.entries(values).map(([key, value]) => `${key}=${value}`);
  if (lines.some((line) => /[\0\r\n]/.test(line))) return undefined;
  return `${lines.join('\n')}\n\n`;
}
