import { BylawError } from '../diagnostic/bylaw-error.ts';
import { didYouMean } from '../diagnostic/nearest-name.ts';
import type { Model, Organization, Target } from '../model/model.ts';

export interface ScopeOptions {
  /** Only these organizations; default: all. */
  readonly organizations?: readonly string[];
  /** Only targets of these names; default: all that are enabled. */
  readonly targets?: readonly string[];
}

/**
 * The organizations asked for, by name; throws `source/unknown-organization`.
 * @param base what is compared with: what is only there is gone here, and there is nothing to choose of it
 */
export function chooseOrganizations(
  model: Model,
  names: readonly string[] = [],
  base?: Model,
): readonly Organization[] {
  const known = [...model.organizations.keys()].sort();
  for (const name of names) {
    if (model.organizations.has(name) || base?.organizations.has(name)) continue;
    const hint = didYouMean(name, known, `the repository declares ${known.join(', ') || 'none'}`);
    throw new BylawError('source/unknown-organization', `there is no organization \`${name}\``, hint);
  }
  return known
    .filter((name) => names.length === 0 || names.includes(name))
    .flatMap((name) => model.organizations.get(name) ?? []);
}

/**
 * What is planned and applied on its own: each enabled target of each organization asked for.
 * @throws BylawError `source/unknown-organization`, `source/unknown-target`
 */
export function chooseScopes(
  model: Model,
  { organizations, targets = [], base }: ScopeOptions & { readonly base?: { readonly model: Model } },
): readonly { readonly organization: Organization; readonly target: Target }[] {
  const chosen = chooseOrganizations(model, organizations, base?.model);
  const known = new Set(chosen.flatMap((organization) => [...organization.targets.keys()]));
  for (const name of targets) {
    if (known.has(name)) continue;
    const hint = didYouMean(name, known, `there are ${[...known].sort().join(', ')}`);
    throw new BylawError('source/unknown-target', `there is no target \`${name}\``, hint);
  }
  return chosen.flatMap((organization) =>
    [...organization.targets.values()]
      .filter((target) => target.enabled && (targets.length === 0 || targets.includes(target.name)))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((target) => ({ organization, target })),
  );
}
