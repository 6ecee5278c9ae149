import { instantOf } from '../../model/instant.ts';
import type { Guardrail } from '../../model/model.ts';
import type { WrittenGuardrail } from '../../schema/generated/documents.ts';

/** A guardrail, and whose files ask for it: those applied last (or compared with), or the proposed ones. */
export interface GuardrailRule {
  readonly guardrail: Guardrail;
  readonly from: 'base' | 'head';
}

/** As the schema has it: a model is made of valid documents alone. */
export function bodyOf({ body }: Pick<Guardrail, 'body'>): WrittenGuardrail {
  return body as unknown as WrittenGuardrail;
}

/** Whether a guardrail is one of those that effective access is held against here. */
export function isEvaluated(guardrail: Pick<Guardrail, 'body'>): boolean {
  const { forbid, require, separate, limit, maxBindingDuration } = bodyOf(guardrail);
  return [forbid, require, separate, limit, maxBindingDuration].some((form) => form !== undefined);
}

export function severityOf(guardrail: Pick<Guardrail, 'body'>): 'error' | 'warning' {
  return bodyOf(guardrail).severity === 'warning' ? 'warning' : 'error';
}

/** Whom a guardrail does not count for, for a time. */
export interface Exemption {
  /** As written: `member/ana`, `team/core`. */
  readonly principal: string;
  /** In milliseconds: before then. A date that means nothing exempts nobody; a rule of the model reports it. */
  readonly until: number;
  /** Its place in the list. */
  readonly index: number;
}

export function exemptionsOf(guardrail: Pick<Guardrail, 'body'>): readonly Exemption[] {
  return (bodyOf(guardrail).exempt ?? []).map(({ principal, expires }, index) => {
    const until = instantOf(expires, 'end');
    return { principal, until: until === undefined ? Number.NEGATIVE_INFINITY : Date.parse(until), index };
  });
}
