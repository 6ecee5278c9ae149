import type { Pull, PullEnd } from '../hosted-state.ts';
import { branchTip, commitsBetween } from '../hosting/find-commit.ts';
import { tryGit } from '../hosting/git.ts';
import type { Place } from '../hosting/place.ts';
import { Refusal, type ValidationError } from '../refusal.ts';
import type { Account } from '../state.ts';
import { createPull, issueOf } from './pulls.ts';
import { mustFitTexts } from './text-limits.ts';

export interface OpenWish {
  readonly title: string;
  readonly body?: string | null;
  /** `feature`, or `stan:feature` of a fork. */
  readonly head: string;
  readonly base: string;
  readonly draft?: boolean;
}

/** Opens a pull request where GitHub would. */
export function openPull(place: Place, author: Account, wish: OpenWish): Pull {
  if (author.login === 'github-actions[bot]') {
    throw new Refusal(403, 'GitHub Actions is not permitted to create or approve pull requests.');
  }
  if (wish.title === '') {
    throw refused({ code: 'missing_field', field: 'title' });
  }
  mustFitTexts('PullRequest', wish);
  const base = endOf(place, wish.base);
  const head = endOf(place, wish.head);
  if (base === undefined || wish.base.includes(':')) {
    throw refused({ code: 'invalid', field: 'base' });
  }
  if (head === undefined) {
    throw refused({ code: 'invalid', field: 'head' });
  }
  const existing = [...place.hosted.pulls.values()].some(
    (pull) =>
      issueOf(place, pull).state === 'open' &&
      pull.head.repository === head.repository &&
      pull.head.ref === head.ref &&
      pull.base.ref === base.ref,
  );
  if (existing) {
    const owner = place.state.accounts.get(head.owner)?.login;
    throw refused({ code: 'custom', message: `A pull request already exists for ${owner}:${head.ref}.` });
  }
  const shared = tryGit(place.hosted.folder, ['cat-file', '-e', head.sha]) !== undefined;
  if (shared && commitsBetween(place.hosted.folder, base.sha, head.sha).length === 0) {
    throw refused({ code: 'custom', message: `No commits between ${wish.base} and ${wish.head}` });
  }
  return createPull(place, { ...wish, author: author.id, head, base });
}

function refused(error: Omit<ValidationError, 'resource'>): Refusal {
  return new Refusal(422, 'Validation Failed', { errors: [{ resource: 'PullRequest', ...error }] });
}

function endOf({ state, owned }: Place, text: string): PullEnd | undefined {
  const [owner, ref] = text.includes(':') ? text.split(':') : [owned.owner.login, text];
  const found = [
    state.ownedRepository(owner ?? '', owned.repository.name),
    // Forks may have another name.
    ...state.personalRepositories.filter((one) => one.owner === state.account(owner ?? '')),
  ].find((one) => isOfNetwork(one?.repository, owned.repository.id));
  const { hosted } = found?.repository ?? {};
  const sha = hosted === undefined ? undefined : branchTip(hosted.folder, ref ?? '');
  return found === undefined || sha === undefined
    ? undefined
    : { repository: found.repository.id, owner: found.owner.id, ref: ref ?? '', sha };
}

function isOfNetwork(repository: Place['owned']['repository'] | undefined, root: number): boolean {
  return repository !== undefined && (repository.id === root || repository.hosted?.forkOf === root);
}
