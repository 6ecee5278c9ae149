import type { Instant } from '../../../model/model.ts';
import type { ReadCost } from '../snapshot.ts';
import type { Headers, RestData, RestParameters, RestRow, Route } from './rest-types.ts';

/**
 * The one way to GitHub: every request keeps the pace, goes to a trusted host only, and is counted; no error or answer
 * of it holds a secret. Reads are repeated where that helps and throw a BylawError (`provider/…`) where they fail.
 */
export interface GithubClient {
  /** The organization's log-in, as `coordinates` give it. */
  readonly organization: string;
  /** GitHub Enterprise Server: it has no invitations, and its own limits. */
  readonly isServer: boolean;
  rest<R extends Route>(route: R, parameters?: RestParameters<R>): Promise<RestAnswer<R>>;
  /** The same, and undefined where GitHub answers 404: nothing is there, or not for this token. */
  find<R extends Route>(route: R, parameters?: RestParameters<R>): Promise<RestAnswer<R> | undefined>;
  /** Every row of a list, page by page as GitHub links them. */
  paginate<R extends Route>(route: R, parameters?: RestParameters<R>): Promise<readonly RestRow<R>[]>;
  /** `what` is read, for messages: `members and teams`. */
  graphql<T>(what: string, query: string, variables: GraphqlVariables): Promise<GraphqlAnswer<T>>;
  /** Sends a change, alone and after a pause. It is sent again only where it surely had no effect. */
  write<R extends Route>(route: R, parameters?: RestParameters<R>): Promise<WriteAnswer<R>>;
  /** What the app may do here; undefined where a person's token signs in. */
  installation(): Promise<Installation | undefined>;
  /** What was asked for since the client was opened. */
  cost(): ReadCost;
}

/** An app, as it is installed in an organization. */
export interface Installation {
  /** `read` or `write`, by GitHub's names. */
  readonly permissions: Readonly<Record<string, string>>;
  /** Whether it sees every repository, or those that were chosen for it. */
  readonly seesAllRepositories: boolean;
}

export interface RestAnswer<R extends Route> {
  readonly status: number;
  readonly data: RestData<R>;
  readonly headers: Headers;
}

export type WriteAnswer<R extends Route> =
  | { readonly is: 'done'; readonly status: number; readonly data: RestData<R> }
  /** GitHub says no: it had no effect. */
  | {
      readonly is: 'refused';
      readonly status: number;
      readonly message: string;
      readonly errors: readonly WriteError[];
    }
  /** It had no effect, and will be refused until then. */
  | { readonly is: 'limited'; readonly until: Instant; readonly why: string }
  /** GitHub was never reached: it had no effect. */
  | { readonly is: 'unsent'; readonly why: string }
  /** Nobody knows whether it took effect: look. */
  | { readonly is: 'lost'; readonly why: string };

/** One of the `errors` of GitHub's answer 422. */
export interface WriteError {
  readonly code?: string;
  readonly field?: string;
  readonly resource?: string;
  readonly message?: string;
}

export type GraphqlVariables = Readonly<Record<string, unknown>>;

export type GraphqlAnswer<T> =
  | { readonly is: 'answered'; readonly data: T; readonly errors: readonly GraphqlError[] }
  /** GitHub took too long, or will not count so much at once: ask for less. */
  | { readonly is: 'heavy'; readonly why: string };

export interface GraphqlError {
  readonly type?: string;
  readonly message: string;
  readonly path?: readonly (string | number)[];
}
