import type { Octokit } from '@octokit/rest';

/*
 * Octokit knows the parameters and the answer of every route of GitHub's, and exports them only inside the type of its
 * `request`: they are taken out of there.
 */

declare const request: Octokit['request'];

/** `GET /orgs/{org}`: a method and a path, as GitHub's reference writes them. */
export type Route = `${'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT'} /${string}`;

export type RestParameters<R extends Route> = NonNullable<Parameters<typeof request<R>>[1]>;

type Response<R extends Route> = Awaited<ReturnType<typeof request<R>>>;

export type RestData<R extends Route> = Response<R>['data'];

export type RestRow<R extends Route> = RestData<R> extends readonly (infer Row)[] ? Row : never;

export type Headers = Readonly<Record<string, string | undefined>>;
