import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import type { Hosted } from '../hosted-state.ts';
import { git } from './git.ts';

/** A bare repository in a folder that is not there yet: empty, or with everything that another one has. */
export function createHosted(
  folder: string,
  forkOf?: { readonly id: number; readonly hosted: Hosted },
): Hosted {
  mkdirSync(folder, { recursive: true });
  execFileSync('git', ['init', '--quiet', '--bare', '--template=', '--initial-branch=main', folder], {
    env: { PATH: process.env.PATH, HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' },
  });
  // As on GitHub, whatever a reference leads to can be fetched by its hash.
  git(folder, ['config', 'uploadpack.allowReachableSHA1InWant', 'true']);
  git(folder, ['config', 'gc.auto', '0']);
  if (forkOf !== undefined) {
    git(folder, ['fetch', '--quiet', forkOf.hosted.folder, '+refs/heads/*:refs/heads/*']);
  }
  return {
    folder,
    defaultBranch: 'main',
    ...(forkOf === undefined ? {} : { forkOf: forkOf.id }),
    issues: new Map(),
    pulls: new Map(),
    labels: new Map(),
    comments: new Map(),
    checkRuns: new Map(),
    workflowRuns: new Map(),
    artifacts: new Map(),
    rulesets: new Map(),
  };
}
