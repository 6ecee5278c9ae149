import type { BylawError } from '../../../src/diagnostic/bylaw-error.ts';
import type { GitWriter } from '../../../src/git/git-repository.ts';
import { open } from '../contract/orchestra.ts';
import type { Scratch } from '../scratch-repository.ts';
import { type Behaviour, httpHall } from './http-hall.ts';
import { ledger, nextEntry, type Stage, stage } from './stage.ts';

interface Scene {
  readonly on: Stage;
  readonly clone: Scratch;
  readonly repository: GitWriter;
  readonly requests: readonly string[];
  /** A commit that no ref leads to, and the code, message and cause of pushing it. */
  push(): Promise<string>;
}

export async function scene(
  backend: GitWriter['backend'],
  behaviour: Behaviour,
  options: { readonly login?: string; readonly environment?: Record<string, string> } = {},
): Promise<Scene> {
  const on = stage();
  const hall = await httpHall(on.hall, behaviour);
  const clone = on.clone('anna', hall.address.replace('//', `//${options.login ?? ''}`));
  const repository = await open(backend, clone, { BYLAW_REMOTE_TIMEOUT: '2', ...options.environment });
  return {
    on,
    clone,
    repository,
    requests: hall.requests,
    async push() {
      const first = await nextEntry(repository, undefined, 'first');
      return told(repository.pushRef('origin', ledger, first, undefined));
    },
  };
}

/** What a failure tells, all of it; `done` where there is none. */
export async function told(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return 'done';
  } catch (error) {
    const { code, message, hint = '', cause = '' } = error as BylawError;
    return `${code}: ${message}\n${hint}\n${cause}`;
  }
}
