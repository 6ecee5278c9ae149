import type { Environment } from '../identity.ts';
import { childEnvironment } from './child-environment.ts';
import { gitFailure } from './git-failure.ts';
import { runGit } from './git-process.ts';

export async function initNativeRepository(folder: string, environment: Environment): Promise<void> {
  const context = { cwd: folder, environment: childEnvironment(environment) };
  const result = await runGit(context, ['init', '--quiet', '--initial-branch=main']);
  if (result.status !== 0) throw gitFailure('git init', result.stderr);
}
