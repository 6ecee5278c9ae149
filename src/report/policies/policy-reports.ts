import type { JsonObject } from '../../digest/json.ts';
import type { StatementDifference } from '../../plan/diff-statements.ts';
import type { QuestionBasis } from '../access/question-basis.ts';
import type { SourcePlace } from '../access/source-place.ts';

/** The policies of an organization, by name. */
export interface PolicyListReport {
  readonly basis: QuestionBasis;
  readonly policies: readonly PolicySummary[];
  /** Published once, and no longer declared. */
  readonly deleted: readonly { readonly policy: string; readonly newest: number }[];
}

export interface PolicySummary {
  readonly policy: string;
  readonly description?: string;
  readonly at: SourcePlace;
  /** In the text of the file. */
  readonly statements: number;
  /** The newest published version; 0 where there is none. */
  readonly newest: number;
  /** The version that the next apply would publish. */
  readonly expected: number | null;
  /** What its followers get; null where no version is known. */
  readonly inForce: number | null;
  /** Whether `defaultVersion` says so. */
  readonly pinned: boolean;
  /** As the roles name it: `deploy`, or `deploy@2` where pinned. */
  readonly roles: readonly { readonly role: string; readonly reference: string }[];
  /** Whom it bounds: `organization`, `member/ana`. */
  readonly bounds: readonly { readonly principal: string; readonly reference: string }[];
}

export interface PolicyShowReport {
  readonly basis: QuestionBasis;
  readonly policy: PolicySummary;
  /** Which text follows; null is the text of the file, where no version is known. */
  readonly version: number | null;
  readonly standing: 'published' | 'expected' | 'file';
  readonly statements: readonly JsonObject[];
}

export interface PolicyHistoryReport {
  readonly basis: QuestionBasis;
  readonly policy: string;
  /** Whether the files still declare it. */
  readonly declared: boolean;
  /** Newest first. */
  readonly versions: readonly PolicyVersionReport[];
}

export interface PolicyVersionReport {
  readonly version: number;
  readonly standing: 'published' | 'expected';
  readonly digest: string;
  readonly statements: number;
  /** An older version with the same statements. */
  readonly sameAs?: number;
  /** Absent for a version that is only expected. */
  readonly published?: {
    readonly sequence: number;
    readonly at: string;
    readonly actor: string;
    /** The source commit that it was published from. */
    readonly source: string;
  };
  /** The policy was deleted while this was its newest version. */
  readonly deletedAfter: boolean;
  readonly inForce: boolean;
  /** Roles and bounded principals that pin it. */
  readonly pinnedBy: readonly string[];
}

/** A text of a policy: one of its versions, or what the file says. */
export interface PolicyText {
  /** Null: the text of the file. */
  readonly version: number | null;
  readonly standing: 'published' | 'expected' | 'file';
}

export interface PolicyDiffReport {
  readonly basis: QuestionBasis;
  readonly policy: string;
  readonly from: PolicyText;
  readonly to: PolicyText;
  readonly differences: readonly StatementDifference[];
}

export interface PolicyRollbackReport {
  readonly policy: string;
  readonly to: number;
  /** The file edited, or that would be. */
  readonly file: string;
  /** The version that the next apply then publishes, with the statements of `to`; null where that changes nothing. */
  readonly publishes: number | null;
  /** A pin that keeps the statements from being in force. */
  readonly pinned: number | null;
  /** Unified; empty where the file says so already. */
  readonly diff: string;
}
