import type { Environment } from '../identity.ts';
import { childEnvironment } from './child-environment.ts';
import { runGit } from './git-process.ts';

/** Whether the `git` on PATH is new enough: 2.31 brought `--path-format`. `cwd` must exist. */
export async function hasUsableGit(cwd: string, environment: Environment): Promise<boolean> {
  try {
    const result = await runGit({ cwd, environment: childEnvironment(environment) }, ['version']);
    return result.status === 0 && isUsableVersion(result.stdout.toString('latin1'));
  } catch {
    return false;
  }
}

/** `text` is what `git version` prints, such as `git version 2.39.5 (Apple Git-154)`. */
export function isUsableVersion(text: string): boolean {
  const [, major = '0', minor = '0'] = /git version (\d+)\.(\d+)/.exec(text) ?? [];
  return Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 31);
}
