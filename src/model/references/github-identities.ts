import type { JsonObject } from '../../digest/json.ts';
import type { Origin } from '../../parse/document.ts';
import type { Organization } from '../model.ts';

/** A member or service account with the GitHub account that it is. */
export interface GithubIdentity {
  readonly principal: string;
  readonly login: string | undefined;
  readonly id: number | undefined;
  readonly origin: Origin;
}

export function githubIdentities({ members, serviceAccounts }: Organization): readonly GithubIdentity[] {
  return [...members.values(), ...serviceAccounts.values()].flatMap(({ name, identities, origin }) => {
    const github = identities?.github as JsonObject | undefined;
    if (github === undefined) return [];
    const { login, id } = github;
    return [
      {
        principal: name,
        login: typeof login === 'string' ? login : undefined,
        id: typeof id === 'number' ? id : undefined,
        origin,
      },
    ];
  });
}
