import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apply } from '../../src/operations/apply.ts';
import { plan } from '../../src/operations/plan.ts';
import { type Session, silent } from '../../src/operations/session.ts';
import type { Change } from '../../src/plan/plan.ts';
import type { LoggedRequest } from '../../test/github-emulator/logged-request.ts';
import type { EmulatorOptions } from '../../test/github-emulator/options.ts';
import {
  type GithubEmulator,
  startGithubEmulator,
} from '../../test/github-emulator/start-github-emulator.ts';

/**
 * What a person has to allow where an organization is filled day by day: more invitations than GitHub takes at once, and
 * from the second day on that many more than were there join.
 */
const allow = [
  'invitation-quota',
  'gained-members',
  'gained-memberships',
  'gained-access',
  'gained-privileged',
];

/** A repository whose organizations are on an emulated GitHub; time is the emulator's, and costs none. */
export interface EmulatedRepository {
  readonly folder: string;
  readonly github: GithubEmulator;
  readonly session: Session;
  /** Commits what is in the folder, in a repository made if there is none yet. */
  commit(subject: string): void;
  /**
   * Applies what HEAD declares, more invitations than GitHub takes among it, and gives what failed and why; throws where
   * nothing is applied.
   */
  apply(): Promise<readonly string[]>;
  /** Plans, and gives the changes and what was asked of GitHub for them. */
  plan(): Promise<Planned>;
  close(): Promise<void>;
}

export interface Planned {
  readonly changes: readonly Change[];
  readonly requests: readonly LoggedRequest[];
}

export async function openEmulatedRepository(options: EmulatorOptions = {}): Promise<EmulatedRepository> {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-github-'));
  const github = await startGithubEmulator(options);
  const environment = environmentOf(folder, github.token);
  const session: Session = {
    cwd: folder,
    environment,
    now: () => `${github.clock.now().slice(0, 19)}Z`,
    wait: (milliseconds, signal) => github.clock.wait(milliseconds, signal),
    progress: silent,
  };
  return {
    folder,
    github,
    session,
    commit(subject) {
      commitAll(folder, environment, subject);
    },
    async apply() {
      const { status, refusals, sections } = await apply(session, { allow, confirm: async () => true });
      if (!['applied', 'partly-failed', 'nothing-to-do'].includes(status))
        throw new Error(`${status}: ${refusals.join('\n')}`);
      return sections.flatMap(({ outcomes }) =>
        outcomes.flatMap((each) => (each.status === 'applied' ? [] : [`${each.address}: ${each.message}`])),
      );
    },
    async plan() {
      const before = github.log.length;
      const { plan: planned, diagnostics } = await plan(session);
      if (planned === undefined) throw new Error(JSON.stringify(diagnostics.slice(0, 5)));
      return {
        changes: planned.sections.flatMap(({ changes }) => changes),
        requests: github.log.slice(before),
      };
    },
    async close() {
      await github.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function environmentOf(home: string, token: string): Readonly<Record<string, string>> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: home,
    GITHUB_TOKEN: token,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Olivia',
    GIT_AUTHOR_EMAIL: 'olivia@acme.example',
    GIT_COMMITTER_NAME: 'Olivia',
    GIT_COMMITTER_EMAIL: 'olivia@acme.example',
  };
}

export function commitAll(
  folder: string,
  environment: Readonly<Record<string, string>>,
  subject: string,
): void {
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, env: environment });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message', subject);
}
