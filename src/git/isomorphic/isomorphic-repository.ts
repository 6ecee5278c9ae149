import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { GitWriter } from '../git-repository.ts';
import type { Environment } from '../identity.ts';

export async function openIsomorphicRepository(cwd: string, _environment: Environment): Promise<GitWriter> {
  throw new BylawError('git/unsupported', `not built yet: ${cwd}`);
}
