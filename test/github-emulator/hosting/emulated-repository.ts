import type { Emulated } from '../emulated.ts';
import type { OwnedRepository } from '../emulator-state.ts';
import type { Hosted, Pull } from '../hosted-state.ts';
import { type MergeMethod, mergePull } from '../world/merge-pull.ts';
import { type OpenWish, openPull } from '../world/open-pull.ts';
import { refreshPull } from '../world/pulls.ts';
import { createReview, type ReviewEvent } from '../world/reviews.ts';
import { addArtifact, addRun, attempt, type RunWish } from '../world/workflow-runs.ts';
import { type CommitWish, commitFiles } from './commit-files.ts';
import { createHosted } from './create-hosted.ts';
import { type EventOf, eventPayload } from './event-payload.ts';
import type { Place } from './place.ts';
import { zipFiles } from './zip-files.ts';

/** A repository with content, as a test furnishes it: nothing of this is logged or counted. */
export interface EmulatedRepository {
  readonly id: number;
  /** `acme/iam` */
  readonly name: string;
  /** Absolute, of the bare repository: a remote for `git push` and `git fetch`. */
  readonly folder: string;
  readonly hosted: Hosted;
  /** Commits to a branch without a work tree, and gives the commit's hash; a new branch begins at the default one. */
  commit(branch: string, files: CommitWish['files'], wish?: Omit<CommitWish, 'files'>): string;
  /** Somebody's own, with all branches. */
  fork(login: string, name?: string): EmulatedRepository;
  /** Deletes a fork. */
  remove(): void;
  /** Gives its number. Of its author where `author` says so, else of whose the emulator's own token is. */
  openPull(wish: Omit<OpenWish, 'base' | 'title'> & Partial<OpenWish> & { readonly author?: string }): number;
  /** Gives its id. */
  review(
    pull: number,
    login: string,
    event: ReviewEvent,
    wish?: { readonly body?: string; readonly commit?: string },
  ): number;
  /** A run of a workflow for a commit of this repository, or of a fork; gives its id. */
  addRun(
    wish: Omit<RunWish, 'actor' | 'headRepository'> & {
      readonly actor?: string;
      readonly from?: EmulatedRepository;
    },
  ): number;
  /** Runs it again. */
  rerun(run: number, wish?: { readonly actor?: string; readonly conclusion?: string }): void;
  /** Files, or an archive as it comes; gives its id. */
  addArtifact(
    run: number,
    name: string,
    files: Readonly<Record<string, string | Uint8Array>> | Uint8Array,
  ): number;
  /** What a workflow finds in the file that `GITHUB_EVENT_PATH` names. */
  eventOf(what: EventOf, sender?: string): Readonly<Record<string, unknown>>;
  /** As the button does; gives the commit's hash. */
  merge(pull: number, login?: string, method?: MergeMethod): string;
}

export function emulatedRepository(
  world: Emulated,
  owned: OwnedRepository,
  folder: string,
): EmulatedRepository {
  const { state, clock } = world;
  const { owner, repository } = owned;
  const hosted = repository.hosted ?? createHosted(`${folder}/${owner.login}/${repository.name}.git`);
  repository.hosted = hosted;
  const place = (): Place => ({ state, owned, hosted, now: clock.now(), changed: () => {} });
  const someone = (login: string | undefined) => state.someone(login ?? world.options.owner ?? 'olivia');
  function pull(number: number): Pull {
    const found = hosted.pulls.get(number);
    if (found === undefined) {
      throw new Error(`${owner.login}/${repository.name} has no pull request ${number}.`);
    }
    refreshPull(place(), found);
    return found;
  }
  return {
    id: repository.id,
    name: `${owner.login}/${repository.name}`,
    folder: hosted.folder,
    hosted,
    commit: (branch, files, wish = {}) =>
      commitFiles(hosted, branch, clock.now(), someone(wish.author), { files, ...wish }),
    fork(login, name = repository.name) {
      const forked = state.addFork(login, name, repository);
      const root = { id: repository.id, hosted };
      forked.repository.hosted = createHosted(`${folder}/${login}/${name}.git`, root);
      return emulatedRepository(world, forked, folder);
    },
    remove: () => state.deleteFork(repository.id),
    openPull({ author, ...wish }) {
      const title = wish.title ?? `Change ${wish.head}`;
      return openPull(place(), someone(author), { base: hosted.defaultBranch, ...wish, title }).number;
    },
    review: (number, login, event, wish = {}) =>
      createReview(place(), pull(number), someone(login), {
        event,
        body: event === 'APPROVE' ? '' : 'See there.',
        ...wish,
      }).id,
    addRun: ({ actor, from, ...wish }) =>
      addRun(place(), { ...wish, actor: someone(actor).id, headRepository: from?.id ?? repository.id }).id,
    rerun(run, { actor, ...wish } = {}) {
      hosted.workflowRuns
        .get(run)
        ?.attempts.push(attempt({ ...wish, actor: someone(actor).id }, clock.now()));
    },
    addArtifact: (run, name, files) =>
      addArtifact(place(), run, name, files instanceof Uint8Array ? files : zipFiles(files)).id,
    eventOf: (what, sender) => eventPayload({ ...place(), url: world.url }, what, someone(sender)),
    merge: (number, login, method = 'merge') => mergePull(place(), pull(number), someone(login), { method }),
  };
}
