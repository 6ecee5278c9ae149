import type { JsonObject } from '../digest/json.ts';
import type { Binding, TeamMembership } from '../model/model.ts';
import type { RequestMistake } from './request.ts';

/**
 * The answer to a request. `statements` are all that match it, those that were outvoted too; for an inactive
 * principal and a refused request nothing is looked at.
 */
export interface Decision {
  readonly effect: 'allow' | 'deny';
  /**
   * `refused`: the request itself is wrong, see `mistakes`; nothing was decided, which denies. Every other answer
   * to an inactive principal is `inactive`, whatever else is wrong with the request.
   */
  readonly reason: 'allow' | 'explicit-deny' | 'implicit-deny' | 'inactive' | 'refused';
  readonly inactive?: Inactivity;
  readonly statements: readonly Contribution[];
  /** The layers without any matching allow, where each has to have one. Empty unless the reason is `implicit-deny`. */
  readonly without: readonly Layer[];
  /** What is wrong with the request; of an unknown principal the nearest name. */
  readonly mistakes: readonly RequestMistake[];
  /**
   * What had to be taken for granted: that of the compiled access; and where `*` is allowed, that no single resource is
   * taken from it, unless that is certain.
   */
  readonly assumptions: readonly Assumption[];
}

/** Why a principal can do nothing at all. `principal` is the one at fault: of a token it may be its owner. */
export interface Inactivity {
  readonly principal: string;
  readonly because: 'unknown' | 'suspended' | InvitationState | 'expired' | 'revoked';
}

/** What a target knows of an invitation that was not (yet) accepted. */
export type InvitationState =
  | 'invitation-pending'
  | 'invitation-expired'
  | 'invitation-cancelled'
  | 'invitation-failed';

/**
 * Each layer has to allow; a deny in any of them wins. The bindings of a token's owner and the owner's boundaries are
 * layers of the token.
 */
export type Layer =
  | 'bindings'
  | 'organization-boundary'
  | 'principal-boundary'
  | 'token-bindings'
  | 'token-scopes';

/** One statement that matches, on one path. */
export interface Contribution {
  readonly effect: 'allow' | 'deny';
  readonly layer: Layer;
  readonly path: AccessPath;
  readonly statement: StatementSource;
}

/** How a statement reaches a principal: principal → owner → team → parent teams → role. */
export interface AccessPath {
  /** Whom the request names. */
  readonly principal: string;
  /** Whose access a token has here: `member/ana`. */
  readonly owner?: string;
  /** The team that the principal (or the owner) is in, then its ancestors up to the one that holds the binding. */
  readonly teams: readonly string[];
  /** What puts it into the first of the teams. */
  readonly membership?: TeamMembership;
  /** Absent for the organization role, for boundaries and for scopes. */
  readonly binding?: Binding;
  /** Absent for boundaries and scopes. */
  readonly role?: string;
}

/** A statement as it stands in a policy version, in the permissions of a role, or in the scopes of a token. */
export interface StatementSource {
  readonly effect: 'allow' | 'deny';
  readonly from: StatementOrigin;
  readonly sid?: string;
  /** Its place in the list, from 0; all the permissions of a role are one statement, what it is on GitHub the next. */
  readonly index: number;
  readonly written: JsonObject;
}

export type StatementOrigin =
  | {
      readonly is: 'policy';
      readonly policy: string;
      /** Absent where no version is known: the text of the file counts. */
      readonly version?: number;
      readonly standing: VersionStanding;
    }
  | { readonly is: 'permissions'; readonly role: string }
  | { readonly is: 'scopes'; readonly token: string };

/**
 * `published`: recorded in the ledger. `expected`: about to be published. `file`: there is no ledger, and the text of
 * the file counts for every version. `missing`: there is a ledger, and it lacks this version: its allows count for
 * nothing, and the denies of the file count.
 */
export type VersionStanding = 'published' | 'expected' | 'file' | 'missing';

/**
 * `invitations-accepted`: nobody said who has accepted an invitation, so everybody has. `files-in-force`: nobody said
 * which policy versions are published, so the text of the file is every version. `single-resources-not-judged`: all
 * resources at once were asked about, and a deny, an isolated zone or what an allow leaves out may take some of them.
 */
export type Assumption = 'invitations-accepted' | 'files-in-force' | 'single-resources-not-judged';
