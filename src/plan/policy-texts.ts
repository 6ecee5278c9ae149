import type { Json, JsonObject } from '../digest/json.ts';
import type { Organization } from '../model/model.ts';
import { digestStatements } from '../model/statement-digest.ts';
import type { PolicyHistories } from './policy-history.ts';

/** The statements of a policy that have a digest; undefined where nobody knows them. */
export type PolicyTexts = (policy: string, digest: Json | undefined) => readonly JsonObject[] | undefined;

/** Those of every published version, and of the files, which are about to be published. */
export function policyTexts({ policies }: Organization, histories: PolicyHistories): PolicyTexts {
  return (policy, digest) => {
    const published = histories.get(policy)?.versions.find((version) => version.digest === digest);
    if (published !== undefined) return published.statements;
    const statements = policies.get(policy)?.statements;
    return statements !== undefined && digestStatements(statements) === digest ? statements : undefined;
  };
}
