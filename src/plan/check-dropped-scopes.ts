import { createDiagnostic } from '../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Model } from '../model/model.ts';
import { placeAt } from '../model/place.ts';
import { type AskedScopes, isAsked } from './check-owned-scopes.ts';
import type { OwnedScope } from './owned-scope.ts';

/**
 * Says which organizations and targets another revision declares and `model` does not: a comparison has no section
 * for them. Those in which Bylaw manages something are told by `checkOwnedScopes`, as errors.
 */
export function checkDroppedScopes(
  model: Model,
  base: { readonly revision: string; readonly model: Model },
  owned: readonly OwnedScope[],
  asked: AskedScopes,
): readonly PlacedDiagnostic[] {
  const told = new Set(owned.map(({ organization, target }) => `${organization}/${target}`));
  return [...base.model.organizations.values()].flatMap(({ name, targets }) =>
    [...targets.values()].flatMap((target) => {
      const organization = model.organizations.get(name);
      if (!target.enabled || organization?.targets.has(target.name) || told.has(`${name}/${target.name}`))
        return [];
      if (!isAsked(model, { organization: name, target: target.name }, asked)) return [];
      return createDiagnostic('plan/scope-not-compared', {
        message: `\`${base.revision}\` declares \`${name}\` in target \`${target.name}\`, which is gone here: what it held there is not shown`,
        ...(organization === undefined ? {} : { at: placeAt(organization.origin, ['name']) }),
      });
    }),
  );
}
