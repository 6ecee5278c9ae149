import { canonicalJson } from '../../digest/canonical-json.ts';
import type { Json } from '../../digest/json.ts';
import type { Guardrail, Organization } from '../../model/model.ts';
import { compareText } from '../../model/place.ts';
import { bodyOf, type GuardrailRule } from './rule.ts';
import type { WrittenScope } from './scope.ts';

/** A guardrail by which a change that gives something needs approvers. */
export interface ApprovalRule extends GuardrailRule {
  readonly askedBy: readonly ('base' | 'head')[];
  readonly gains: WrittenScope;
  readonly by: readonly string[];
  readonly count: number;
}

/** Those of both; one that is the same in both once, one that differs twice: what either asks is needed. */
export function approvalRules(base: Organization | undefined, head: Organization): readonly ApprovalRule[] {
  const found = new Map<string, ApprovalRule>();
  const add = (guardrail: Guardrail, from: 'base' | 'head') => {
    const { approval, exempt } = bodyOf(guardrail);
    if (approval === undefined) return;
    const { gains, by, count = 1 } = approval;
    const key = canonicalJson([guardrail.name, approval, exempt ?? null] as unknown as Json);
    const same = found.get(key);
    const askedBy = [...(same?.askedBy ?? []), from];
    // What is the same in both is asked as the files before mean it.
    found.set(
      key,
      same === undefined ? { guardrail, from, askedBy, gains, by, count } : { ...same, askedBy },
    );
  };
  for (const each of base?.guardrails.values() ?? []) add(each, 'base');
  for (const each of head.guardrails.values()) add(each, 'head');
  return [...found.values()].sort((a, b) => compareText(a.guardrail.name, b.guardrail.name));
}

/** Whether any change could need an approval. */
export function asksForApproval(base: Organization | undefined, head: Organization): boolean {
  return approvalRules(base, head).length > 0;
}
