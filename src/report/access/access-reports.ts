import type { Contribution, Decision, Inactivity, Layer, VersionStanding } from '../../access/decision.ts';
import type { Miss } from '../../access/near-misses.ts';
import type { OutOfTime } from '../../access/out-of-time.ts';
import type { RequestContext } from '../../access/request.ts';
import type { JsonObject } from '../../digest/json.ts';
import type { QuestionBasis } from './question-basis.ts';
import type { SourcePlace } from './source-place.ts';

export type StepKind =
  | 'principal'
  | 'owner'
  | 'team'
  | 'role'
  | 'organization-boundary'
  | 'principal-boundary'
  | 'permissions'
  | 'scopes'
  | 'policy'
  | 'statement';

/** One step of a path: `member/ana`, then `team/core`, then `role/deployer`. */
export interface StepReport {
  readonly is: StepKind;
  readonly name: string;
  /** Where what leads to it is declared; null for what stands in no file. */
  readonly at: SourcePlace | null;
  /** Only where it was asked for. */
  readonly introduced?: Introduction | null;
}

/** The commit that brought something in; null of what is not committed yet. */
export interface Introduction {
  readonly commit: string;
  readonly at: string;
  readonly author: string;
  readonly subject: string;
  /** The history looked at ends there: it may be older. */
  readonly orEarlier: boolean;
}

/** The conditions of a link, as declared. */
export interface LinkTerms {
  readonly zone?: string;
  readonly on?: readonly string[];
  readonly starts?: string;
  readonly expires?: string;
  readonly reason?: string;
  readonly ticket?: string;
}

/** A statement on one path to a principal. */
export interface ContributionReport {
  readonly effect: Contribution['effect'];
  readonly layer: Layer;
  readonly path: readonly StepReport[];
  /** The path in one line. */
  readonly text: string;
  readonly binding?: LinkTerms;
  readonly membership?: LinkTerms;
  readonly statement: StatementReport;
}

export interface StatementReport {
  readonly policy?: string;
  readonly version?: number;
  readonly standing?: VersionStanding;
  readonly role?: string;
  readonly token?: string;
  readonly sid?: string;
  readonly index: number;
  readonly at: SourcePlace | null;
  readonly written: JsonObject;
}

/** A binding, or being in a team, that ended or has yet to begin. */
export interface LinkReport {
  readonly is: OutOfTime['is'];
  /** When. */
  readonly at: string;
  readonly path: readonly StepReport[];
  /** The path in one line. */
  readonly text: string;
  readonly binding?: LinkTerms;
  readonly membership?: LinkTerms;
}

export interface PermissionReport {
  readonly service: string;
  readonly action: string;
  readonly extent: 'always' | 'sometimes' | 'never';
  /** By their place among the statements of the report. */
  readonly statements: readonly number[];
}

/** What a principal may do. */
export interface AccessShowReport {
  readonly basis: QuestionBasis;
  readonly principal: string;
  readonly inactive: Inactivity | null;
  /** How many actions each service has, in the order of the catalogue. */
  readonly services: readonly { readonly service: string; readonly actions: number }[];
  readonly permissions: readonly PermissionReport[];
  readonly statements: readonly ContributionReport[];
  /** What gives nothing now, but did or will. */
  readonly outOfForce: readonly LinkReport[];
  /** Zones that only bindings in them reach, and roles that reach zones. */
  readonly isolatedZones: readonly string[];
}

export interface RequestReport {
  readonly action: string;
  readonly resource: string;
  readonly context: RequestContext;
}

/** A statement that would allow, and why it does not count for the request. */
export interface NearMissReport extends ContributionReport {
  readonly misses: readonly Miss[];
}

/** One decision. */
export interface AccessCheckReport {
  readonly decision: Decision['effect'];
  readonly reason: Decision['reason'];
  readonly request: RequestReport & { readonly principal: string };
  /** Of a token whose it is: what the owner is not allowed the token is not. */
  readonly owner: string | null;
  readonly inactive: Inactivity | null;
  /** Layers that had to allow, and did not. */
  readonly without: readonly Layer[];
  /** All that match, those that were outvoted too. */
  readonly statements: readonly ContributionReport[];
  /**
   * Of a request that is not allowed for want of a statement: what would allow it for another resource, in another
   * context or at another time, in the layers that allow nothing.
   */
  readonly nearly: readonly NearMissReport[];
  readonly basis: QuestionBasis;
}

/** Everybody whom a request would be allowed. */
export interface WhoCanReport {
  readonly basis: QuestionBasis;
  readonly request: RequestReport;
  readonly allowed: readonly HolderReport[];
  /** Who might, with more keys in the context. */
  readonly conditional: readonly HolderReport[];
}

export interface HolderReport {
  readonly principal: string;
  /** The statements that allow it, each with its path; of a conditional one those that might. */
  readonly statements: readonly ContributionReport[];
}

/** A decision with the commit that brought in each link of each path. */
export interface AccessExplainReport extends AccessCheckReport {
  /** The versions that the statements are of, and what published each. */
  readonly published: readonly PublicationReport[];
}

export interface PublicationReport {
  /** `deploy@3`. */
  readonly version: string;
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  /** The source commit that it was published from. */
  readonly source: string;
}
