import type { Model } from '../model/model.ts';
import type { Plan } from '../plan/plan.ts';
import type { ScopeOptions } from './choose-scopes.ts';

/** The part of a saved plan that `--org` and `--target` leave. */
export function askedOf(saved: Plan, { organizations = [], targets = [] }: ScopeOptions): Plan {
  const sections = saved.sections.filter(
    ({ organization, target }) =>
      (organizations.length === 0 || organizations.includes(organization)) &&
      (targets.length === 0 || targets.includes(target)),
  );
  return { ...saved, sections };
}

/**
 * What is to be planned afresh for a saved plan: nothing that it does not plan is read or settled. What exists no
 * more is left out, so that comparing the plans says so.
 */
export function savedScopes({ sections }: Plan, model: Model, asked: ScopeOptions): ScopeOptions {
  const existing = sections.filter(({ organization, target }) =>
    model.organizations.get(organization)?.targets.has(target),
  );
  if (existing.length === 0) return asked;
  return {
    organizations: [...new Set(existing.map(({ organization }) => organization))],
    targets: [...new Set(existing.map(({ target }) => target))],
  };
}
