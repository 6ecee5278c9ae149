import type { Severity } from '../../diagnostic/diagnostic.ts';
import type { JsonObject } from '../../digest/json.ts';
import { instantOf } from '../../model/instant.ts';
import type { Guardrail, Organization } from '../../model/model.ts';
import { placeAt } from '../../model/place.ts';

/** A guardrail by which only whoever may make a change may be its author. */
export interface AuthorRule {
  readonly guardrail: string;
  readonly severity: Extract<Severity, 'error' | 'warning'>;
  /** Whether a commit has to be signed by its author: an author line alone is a claim. */
  readonly verified: boolean;
  /** Whom it does not ask, until when: `member/ana`, `team/core`. */
  readonly exempt: readonly { readonly principal: string; readonly until: string }[];
  readonly at: ReturnType<typeof placeAt>;
}

export function authorRules({ guardrails }: Organization): readonly AuthorRule[] {
  return [...guardrails.values()].filter(isAuthorRule).map(({ name, body, origin }) => ({
    guardrail: name,
    severity: body.severity === 'warning' ? 'warning' : 'error',
    verified: isMap(body.authorHolds) && body.authorHolds.verified === true,
    exempt: ((body.exempt ?? []) as readonly JsonObject[]).map(({ principal, expires }) => ({
      principal: String(principal),
      // A date that means nothing exempts nobody; a rule reports it.
      until: instantOf(String(expires), 'end') ?? '',
    })),
    at: placeAt(origin, ['authorHolds']),
  }));
}

export function isAuthorRule({ body }: Pick<Guardrail, 'body'>): boolean {
  return body.authorHolds !== undefined;
}

function isMap(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null;
}
