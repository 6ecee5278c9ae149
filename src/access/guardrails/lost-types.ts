import type { Organization } from '../../model/model.ts';
import { globMatches } from '../../model/patterns/glob-matches.ts';
import type { WeakenedGuardrail } from './guardrail-changes.ts';
import { bodyOf } from './rule.ts';

/**
 * The actions, in lower case, that were done to resources and are not any more, by the catalogues before and after:
 * they are asked about on `*` alone then, which is in no pattern that a guardrail names.
 */
export function lostTypes(base: Organization, head: Organization): readonly string[] {
  const now = new Map(actionsIn(head));
  return actionsIn(base).flatMap(([action, hasTypes]) =>
    hasTypes && now.get(action) === false ? [action] : [],
  );
}

/** The guardrails of the files before that are about some resources of such actions. */
export function weakenedByTypes(base: Organization, head: Organization): readonly WeakenedGuardrail[] {
  const lost = lostTypes(base, head);
  if (lost.length === 0) return [];
  return [...base.guardrails.values()].flatMap((guardrail) => {
    const { forbid, require, separate, limit, approval } = bodyOf(guardrail);
    const scopes = [forbid, require, limit, approval?.gains].flatMap((each) => each ?? []);
    const sides = [separate?.anyOf, separate?.from].flatMap((actions) =>
      actions === undefined ? [] : { actions, resources: separate?.resources },
    );
    const named = [...scopes, ...sides].filter(({ resources }) => resources !== undefined);
    const gone = lost.filter((action) => named.some(({ actions }) => namesAction(actions, action)));
    return gone.map((action) => ({
      guardrail,
      message: `\`${action}\` is no longer done to the resources that guardrail \`${guardrail.name}\` names`,
    }));
  });
}

/** Of an action that no catalogue may have any more it is told by its name alone. */
export function namesAction(patterns: readonly string[], action: string): boolean {
  return patterns.some((each) => each === '*' || globMatches(each.toLowerCase(), action.toLowerCase()));
}

function actionsIn({ services }: Organization): readonly (readonly [action: string, hasTypes: boolean])[] {
  return [...services.values()].flatMap(({ name, actions }) =>
    Object.entries(actions).map(([action, declared]) => {
      const { resources = [] } = (declared ?? {}) as { readonly resources?: readonly string[] };
      return [`${name}:${action}`.toLowerCase(), resources.length > 0] as const;
    }),
  );
}
