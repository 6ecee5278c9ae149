import type { InvitationState } from '../../access/decision.ts';
import type { JsonObject } from '../../digest/json.ts';
import type { LinkTerms } from '../access/access-reports.ts';
import type { QuestionBasis } from '../access/question-basis.ts';
import type { SourcePlace } from '../access/source-place.ts';
import type { MemberActivity } from './member-activity.ts';
import type { MfaPosture, MfaSeen } from './mfa-posture.ts';

/** Whether something is in force at the time asked about. */
export type Standing = 'now' | 'later' | 'expired';

/** `pending`, and those of invitations: they were invited and did not accept, and have no access. */
export type MemberStatus =
  | 'active'
  | 'pending'
  | Exclude<InvitationState, 'invitation-pending'>
  | 'suspended';

export interface MemberSummary {
  readonly member: string;
  readonly displayName?: string;
  readonly email?: string;
  readonly status: MemberStatus;
  /** The organization role. */
  readonly role?: string;
  readonly manager?: string;
  /** How many teams list them now. */
  readonly teams: number;
  /** How many of their own are in force now, those in zones among them. */
  readonly bindings: number;
  readonly file: string;
  /** Where MFA is asked about: as it was seen last, and when. */
  readonly mfa?: MfaSeen;
  readonly mfaSeenAt?: string;
}

export interface MemberListReport {
  readonly basis: QuestionBasis;
  readonly members: readonly MemberSummary[];
  /** Of all active members, where it is asked for. */
  readonly mfa?: MfaPosture;
}

/** A binding of somebody's own. */
export interface BindingReport {
  readonly role: string;
  readonly terms: LinkTerms;
  readonly inForce: Standing;
  readonly at: SourcePlace;
}

/** That a team lists somebody. */
export interface StayReport {
  readonly team: string;
  /** The teams above it, the topmost first: who is in it is in them. */
  readonly within: readonly string[];
  readonly as: 'member' | 'maintainer';
  readonly terms: LinkTerms;
  readonly inForce: Standing;
  readonly at: SourcePlace;
}

/** What there is to say of every principal that may be in teams. */
interface PrincipalShowReport {
  readonly basis: QuestionBasis;
  readonly id: string;
  readonly displayName?: string;
  readonly previously: readonly string[];
  /** The organization role. */
  readonly role?: string;
  readonly identities?: JsonObject;
  readonly attributes?: JsonObject;
  /** Policies that cap what they may. */
  readonly boundary: readonly string[];
  readonly at: SourcePlace;
  readonly teams: readonly StayReport[];
  readonly bindings: readonly BindingReport[];
  readonly tokens: readonly TokenSummary[];
}

export interface MemberShowReport extends PrincipalShowReport {
  readonly member: string;
  readonly status: MemberStatus;
  readonly email?: string;
  /** Whether the organization role is the owners' one. */
  readonly owner: boolean;
  readonly manager?: string;
  /** Members whose manager they are. */
  readonly manages: readonly string[];
  /** Service accounts of theirs. */
  readonly serviceAccounts: readonly string[];
  readonly activity: MemberActivity;
}

export interface ServiceAccountShowReport extends PrincipalShowReport {
  readonly serviceAccount: string;
  readonly status: 'active' | 'suspended';
  readonly description?: string;
  /** `member/ana` or `team/core`. */
  readonly owner: string;
}

export interface ServiceAccountSummary {
  readonly serviceAccount: string;
  readonly displayName?: string;
  readonly status: 'active' | 'suspended';
  readonly owner: string;
  readonly role?: string;
  readonly teams: number;
  readonly bindings: number;
  /** Those that are neither revoked nor expired. */
  readonly tokens: number;
  readonly file: string;
}

export interface ServiceAccountListReport {
  readonly basis: QuestionBasis;
  readonly serviceAccounts: readonly ServiceAccountSummary[];
}

export interface TokenSummary {
  readonly token: string;
  readonly description?: string;
  /** `member/ana` or `service-account/ci`. */
  readonly owner: string;
  /** `owner-inactive`: whose it is has no access, suspended or not accepted yet, and it gives nothing. */
  readonly status: 'active' | 'owner-inactive' | 'expired' | 'revoked';
  /** Whether it has all that the owner has. */
  readonly inherit: boolean;
  /** Those bound to it now. */
  readonly roles: readonly string[];
  /** How many statements narrow it; null where none does. */
  readonly scopes: number | null;
  readonly expires?: string;
  readonly file: string;
}

export interface TokenListReport {
  readonly basis: QuestionBasis;
  readonly tokens: readonly TokenSummary[];
}

export interface TeamSummary {
  readonly team: string;
  readonly displayName?: string;
  readonly parent?: string;
  /** How many it lists now, maintainers among them. */
  readonly members: number;
  readonly maintainers: number;
  /** How many are in it now, by itself or through a team below it. */
  readonly people: number;
  /** Teams right below it. */
  readonly subTeams: number;
  /** Its own, in force now. */
  readonly roles: readonly string[];
  readonly file: string;
}

export interface TeamListReport {
  readonly basis: QuestionBasis;
  readonly teams: readonly TeamSummary[];
}

export interface TeamShowReport {
  readonly basis: QuestionBasis;
  readonly team: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly previously: readonly string[];
  /** The teams above it, the topmost first. */
  readonly within: readonly string[];
  readonly at: SourcePlace;
  /** How many are in it now. */
  readonly counts: { readonly direct: number; readonly throughSubTeams: number; readonly people: number };
  /** Whom it lists. */
  readonly members: readonly TeamPersonReport[];
  readonly bindings: readonly BindingReport[];
  /** What it has of the teams above it. */
  readonly inherited: readonly (BindingReport & { readonly from: string })[];
  readonly settings?: JsonObject;
  /** What it is on GitHub. */
  readonly github?: JsonObject;
  readonly subTeams: readonly TeamBranch[];
  /** Service accounts of its. */
  readonly serviceAccounts: readonly string[];
}

export interface TeamPersonReport {
  /** `ana`, or `service-account/ci`. */
  readonly member: string;
  readonly as: 'member' | 'maintainer';
  readonly status: MemberStatus;
  readonly terms: LinkTerms;
  readonly inForce: Standing;
  readonly at: SourcePlace;
}

/** A team below another, with those below it. */
export interface TeamBranch {
  readonly team: string;
  readonly people: number;
  readonly subTeams: readonly TeamBranch[];
}

export interface ZoneSummary {
  readonly zone: string;
  readonly displayName?: string;
  readonly isolated: boolean;
  readonly resources: readonly string[];
  /** Those that may be held in it; null where any may. */
  readonly roles: readonly string[] | null;
  /** How many principals hold a role in it now. */
  readonly holders: number;
  readonly file: string;
}

export interface ZoneListReport {
  readonly basis: QuestionBasis;
  readonly zones: readonly ZoneSummary[];
}

export interface ZoneShowReport {
  readonly basis: QuestionBasis;
  readonly zone: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly previously: readonly string[];
  readonly isolated: boolean;
  readonly resources: readonly string[];
  readonly roles: readonly string[] | null;
  /** Roles whose allows reach an isolated zone by a binding that names none. */
  readonly reachedBy: readonly string[];
  readonly at: SourcePlace;
  readonly bindings: readonly (BindingReport & { readonly principal: string })[];
}
