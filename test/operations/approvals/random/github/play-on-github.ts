import { apply } from '../../../../../src/operations/apply.ts';
import type { ApplyResult } from '../../../../../src/operations/apply-result.ts';
import { silent } from '../../../../../src/operations/session.ts';
import { guardNames } from '../../../../../src/plan/guards/check-guards.ts';
import { temporaryFolder } from '../../../../git/scratch-repository.ts';
import { startGithubEmulator } from '../../../../github-emulator/start-github-emulator.ts';
import { type Doc, edited, type Step, type Story, textOf } from '../documents.ts';
import { accounts, start } from '../first-files.ts';
import { memoryGit } from '../memory-git.ts';
import type { Stage } from '../play-story.ts';
import { path } from '../random-story.ts';
import { adminsOn, type Known } from './admins.ts';
import { laterRepository, people, repositories } from './github-story.ts';

/** What an apply made of GitHub. */
export interface PlayedOnGithub {
  readonly step: Step;
  /** In milliseconds: when it was applied. */
  readonly now: number;
  readonly result: ApplyResult;
  /** Who administers what: `101 handbook`. */
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
  /** Who was in the organization, and what there was. */
  readonly known: Known;
  readonly first: readonly Doc[];
  /** All that was declared by now. */
  readonly declared: readonly (readonly Doc[])[];
}

export async function playOnGithub(
  stage: Stage,
  { first, steps }: Story,
): Promise<readonly PlayedOnGithub[] | undefined> {
  const github = await startGithubEmulator({
    ...{ start: new Date(start).toISOString(), validate: null, secondaryLimits: false, organizations: [] },
  });
  try {
    const { state, clock } = github;
    for (const [login, id] of Object.entries(accounts)) state.addAccount(login, { id } as never);
    state.addOrganization('acme', { owners: ['olivia'] });
    for (const login of people) state.addMember('acme', login);
    for (const name of repositories) state.addRepository('acme', name);
    const folder = temporaryFolder();
    const git = memoryGit(folder);
    stage.git = git;
    stage.pulls = [];
    const token = github.addToken();
    const session = {
      cwd: folder,
      environment: {
        ...{ HOME: '/nonexistent', BYLAW_CACHE: 'off', GITHUB_TOKEN: 't', GITHUB_REPOSITORY: 'acme/iam' },
        BYLAW_GITHUB_TOKEN: token,
      },
      now: () => `${clock.now().slice(0, 19)}Z`,
      progress: silent,
      wait: (milliseconds: number) => clock.wait(milliseconds),
    };
    const applied = () => apply(session, { confirm: async () => true, allow: guardNames });
    let tip: string | undefined;
    const commit = async (files: readonly Doc[]) => {
      const written = {
        [path]: textOf(files).replace('http://127.0.0.1:9', github.url),
        'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n',
      };
      const parents = tip === undefined ? [] : [tip];
      tip = await git.commit(written, { at: clock.milliseconds(), parents, branch: 'refs/heads/main' });
    };
    const knownNow = (): Known => {
      const organization = state.organization('acme');
      return {
        people: new Set(organization?.members.keys()),
        repositories: [...(organization?.repositories.values() ?? [])].map(({ name }) => name),
      };
    };
    const admins = () => adminsOn(state.organization('acme'));
    await commit(first);
    // Whoever is no member yet fails; what the first files declare of them nobody is asked about later.
    const initial = await applied();
    if (initial.status !== 'applied' && initial.status !== 'partly-failed') return undefined;
    let files = first;
    const declared = [first];
    const played: PlayedOnGithub[] = [];
    let before = admins();
    for (const step of steps) {
      const changed = edited(files, step.edits);
      if (textOf(changed) !== textOf(files)) await commit(changed);
      files = changed;
      declared.push(files);
      if (step.event === 'joins') state.addMember('acme', 'eve');
      if (step.event === 'repository' && !knownNow().repositories.includes(laterRepository))
        state.addRepository('acme', laterRepository);
      clock.advance(step.wait * 1000);
      if (!step.applies) continue;
      const now = clock.milliseconds();
      const result = await applied();
      const [after, known] = [admins(), knownNow()];
      played.push({
        step,
        now,
        result,
        before,
        after,
        known,
        first,
        declared: [...declared],
      });
      before = after;
    }
    return played;
  } finally {
    await github.close();
  }
}
