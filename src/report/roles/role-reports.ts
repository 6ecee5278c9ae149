import type { VersionStanding } from '../../access/decision.ts';
import type { JsonObject } from '../../digest/json.ts';
import type { LinkTerms, StatementReport } from '../access/access-reports.ts';
import type { QuestionBasis } from '../access/question-basis.ts';
import type { SourcePlace } from '../access/source-place.ts';
import type { Standing } from '../views/view-reports.ts';

export interface RoleListReport {
  readonly basis: QuestionBasis;
  readonly roles: readonly RoleSummary[];
}

export interface RoleSummary {
  readonly role: string;
  readonly description?: string;
  readonly at: SourcePlace;
  readonly permissions: readonly string[];
  readonly policies: readonly string[];
  /** What it is on GitHub. */
  readonly github?: JsonObject;
  /** Who holds it now, by kind: by a binding, or as the organization role. */
  readonly holders: {
    readonly members: number;
    readonly teams: number;
    readonly serviceAccounts: number;
    readonly tokens: number;
  };
}

/** What a role gives by itself, whoever holds it: boundaries and scopes are not looked at. */
export interface RoleActionsReport {
  readonly basis: QuestionBasis;
  readonly role: string;
  readonly services: readonly { readonly service: string; readonly actions: number }[];
  readonly actions: readonly RoleActionReport[];
  readonly statements: readonly RoleStatementReport[];
  /** Zones that it reaches only by a binding in them. */
  readonly isolatedZones: readonly string[];
}

export interface RoleActionReport {
  readonly service: string;
  readonly action: string;
  /** `always`: on every resource and in every context; `never`: a deny covers it all. */
  readonly extent: 'always' | 'sometimes' | 'never';
  /** By their place among the statements of the report. */
  readonly statements: readonly number[];
}

export interface RoleStatementReport extends StatementReport {
  readonly effect: 'allow' | 'deny';
}

export interface RoleShowReport extends RoleActionsReport {
  readonly id: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly previously: readonly string[];
  readonly at: SourcePlace;
  readonly assignableTo: readonly string[];
  readonly reachesZones: boolean;
  /** What it is on GitHub. */
  readonly github?: JsonObject;
  readonly permissions: readonly string[];
  readonly policies: readonly {
    readonly reference: string;
    readonly version: number | null;
    readonly standing: VersionStanding | null;
  }[];
  readonly assignments: readonly AssignmentReport[];
  /** What the ledger recorded of the role, its bindings and the policies that it followed, newest first. */
  readonly history: readonly RoleEventReport[];
}

export interface AssignmentReport {
  /** `member/ana`, `team/core`. */
  readonly principal: string;
  readonly as: 'binding' | 'organization-role';
  readonly terms: LinkTerms;
  readonly inForce: Standing;
  readonly at: SourcePlace;
  /** Of a team: how many are in it or in a team below it. */
  readonly people?: number;
}

export interface RoleEventReport {
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  readonly source: string;
  readonly target: string;
  readonly action: string;
  readonly address: string;
  readonly before: JsonObject | null;
  readonly after: JsonObject | null;
}
