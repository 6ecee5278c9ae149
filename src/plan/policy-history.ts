import type { JsonObject } from '../digest/json.ts';

/** `organizations/<org>/policies/<policy>/<n>.json`: immutable once written. */
export interface PublishedVersion {
  readonly policy: string;
  readonly version: number;
  /** SHA-256 of the canonical statements; see `digestStatements`. */
  readonly digest: string;
  readonly statements: readonly JsonObject[];
  /** An older version with the same statements. */
  readonly sameAs?: number;
}

/** The published history of one policy of an organization. */
export interface PolicyHistory {
  readonly policy: string;
  /** By number, from 1, without gaps. */
  readonly versions: readonly PublishedVersion[];
  /** Numbers after which the policy was deleted; the last one equal to the newest version means deleted now. */
  readonly deletedAfter: readonly number[];
}

export type PolicyHistories = ReadonlyMap<string, PolicyHistory>;

/** Whether the policy of a history with versions is deleted now. */
export function isDeleted(history: PolicyHistory): boolean {
  return history.deletedAfter.at(-1) === history.versions.at(-1)?.version;
}
