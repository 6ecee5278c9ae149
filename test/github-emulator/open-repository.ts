import type { OwnedRepository } from './emulator-state.ts';
import type { Hosted } from './hosted-state.ts';
import { lacking } from './open-organization.ts';
import { notFound } from './refusal.ts';
import { type RepositoryNeed, type RepositoryReach, rankOf, repositoryReach } from './repository-access.ts';
import type { Reply, Route, RouteRequest } from './route.ts';

/** A request about a repository with content, which exists for its caller. */
export interface RepositoryRequest extends RouteRequest {
  readonly owned: OwnedRepository;
  readonly hosted: Hosted;
  readonly reach: RepositoryReach;
}

/** `contents=read`, as GitHub names what a token lacks; `issues=write|pull_requests=write`: one of them is enough. */
export type NeedText = `${string}=${'read' | 'write'}`;

function readNeed(text: NeedText, person: RepositoryNeed['person']): RepositoryNeed {
  const permissions = text.split('|').map((each) => each.split('=')[0] ?? '');
  return { permissions, level: text.endsWith('=write') ? 'write' : 'read', person };
}

/** 404 to whom the repository does not show, 403 to who may not do it. */
export function inRepository(
  method: Route['method'],
  path: string,
  needed: NeedText | ((request: RepositoryRequest) => NeedText),
  handle: (request: RepositoryRequest) => Reply,
  /** What a person must have on the repository; those who read may do most of it. */
  person: RepositoryNeed['person'] = 'pull',
): Route {
  return {
    method,
    path: `/repos/{owner}/{repo}${path}`,
    handle: (request) => {
      const { owned, reach } = openOwned(request);
      if (owned.repository.hosted === undefined) {
        throw notFound();
      }
      const opened = { ...request, owned, hosted: owned.repository.hosted, reach };
      mustMay(request, reach, typeof needed === 'string' ? needed : needed(opened), person);
      return handle(opened);
    },
  };
}

/** The repository that a path names, with content or without, which exists for its caller. */
export function openOwned(request: RouteRequest): Pick<RepositoryRequest, 'owned' | 'reach'> {
  const owned = request.state.ownedRepository(request.params.owner ?? '', request.params.repo ?? '');
  const reach = owned && repositoryReach(request.caller, owned);
  if (owned === undefined || reach?.sees !== true) {
    throw notFound();
  }
  return { owned, reach };
}

export function mustMay(
  request: RouteRequest,
  reach: RepositoryReach,
  needed: NeedText,
  person: RepositoryNeed['person'] = 'pull',
): void {
  if (!reach.may(readNeed(needed, person))) {
    throw lacking(request.caller, 'repo', needed, `Must have ${person} access to Repository.`);
  }
}

/** Whose it is may change it, and so may who can write to the repository. */
export function mustOwnOrPush(request: RepositoryRequest, author: number): void {
  const { caller, reach } = request;
  if (caller.account.id !== author && reach.rank < rankOf('push')) {
    throw lacking(caller, 'repo', 'administration=write', 'Must have push access to Repository.');
  }
}
