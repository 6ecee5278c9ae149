import type { Caller, Reach } from './caller.ts';
import type { Effect } from './effect.ts';
import type { EmulatorState } from './emulator-state.ts';
import type { Account, Organization } from './state.ts';

/** What a change of the world needs to know: where, by whom, when, and whom to tell. */
export interface Act {
  readonly state: EmulatorState;
  readonly organization: Organization;
  /** Absent where time did it. */
  readonly actor?: Account;
  readonly now: string;
  effect(effect: Omit<Effect, 'organization'>): void;
}

export interface RouteRequest {
  readonly state: EmulatorState;
  readonly caller: Caller;
  /** Parts of the path that the route names. */
  readonly params: Readonly<Record<string, string>>;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The media types asked for. */
  readonly accept: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly now: string;
  /** REST root. */
  readonly url: string;
  readonly enterpriseServer: boolean;
  listed(organization: Organization): Organization;
  act(organization: Organization): Act;
  /** An address from which anybody fetches bytes, for a minute. */
  storedAt(bytes: Uint8Array): string;
  /** Tells what changed in a repository: of this the audit log says nothing. */
  changed(effect: Effect): void;
  /** What `GET /rate_limit` shows. */
  limits(): Readonly<Record<string, unknown>>;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/orgs/{org}/members/{username}` */
  readonly path: string;
  /** Whether GitHub Enterprise Server lacks it. */
  readonly notOnServer?: true;
  /** Refuses what is too large before it is held against the description, which knows these limits, too. */
  readonly admit?: (body: Readonly<Record<string, unknown>>) => void;
  readonly handle: (request: RouteRequest) => Reply;
}

/** A request about an organization that exists for its caller. */
export interface OrganizationRequest extends RouteRequest {
  readonly organization: Organization;
  readonly reach: Reach;
}
