import type { GitWriter } from '../../../../src/git/git-repository.ts';
import { open } from '../../contract/orchestra.ts';
import type { Scratch } from '../../scratch-repository.ts';
import { type Stage, stage } from '../stage.ts';

/** How the clones of a stage reach its hall, for as long as the test runs. */
export interface Transport {
  readonly name: string;
  readonly backend: GitWriter['backend'];
  /** The address of the hall, and what the environment needs for it. */
  start(on: Stage): Promise<{ readonly address: string; readonly environment?: Record<string, string> }>;
}

export interface Player {
  readonly clone: Scratch;
  readonly repository: GitWriter;
}

export interface Ensemble {
  readonly on: Stage;
  /** One more clone, opened. */
  player(name: string, ...cloneOptions: string[]): Promise<Player>;
}

export async function ensemble(transport: Transport): Promise<Ensemble> {
  const on = stage();
  const { address, environment } = await transport.start(on);
  return {
    on,
    async player(name, ...options) {
      const clone = on.clone(name, address, ...options);
      return { clone, repository: await open(transport.backend, clone, environment) };
    },
  };
}
