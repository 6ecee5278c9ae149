import { createDiagnostic } from '../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Model, Organization } from '../model/model.ts';
import { placeAt } from '../model/place.ts';
import { nameObjects } from './name-objects.ts';
import type { OwnedScope } from './owned-scope.ts';

/** What a plan was asked to look at; without names, everything. */
export interface AskedScopes {
  readonly organizations?: readonly string[];
  readonly targets?: readonly string[];
}

/**
 * Says where Bylaw manages objects that no section of the plan covers: nobody declares their organization or target
 * any longer, or the target is switched off. They stay in force, and no change would mention them.
 */
export function checkOwnedScopes(
  model: Model,
  scopes: readonly OwnedScope[],
  asked: AskedScopes,
): readonly PlacedDiagnostic[] {
  return scopes.filter((scope) => isAsked(model, scope, asked)).flatMap((scope) => checkScope(model, scope));
}

/** Whoever narrows to targets still hears of an organization that is gone: no target of it can be named any longer. */
export function isAsked(
  model: Model,
  { organization, target }: Pick<OwnedScope, 'organization' | 'target'>,
  { organizations = [], targets = [] }: AskedScopes,
): boolean {
  if (organizations.length > 0 && !organizations.includes(organization)) return false;
  return targets.length === 0 || targets.includes(target) || !model.organizations.has(organization);
}

function checkScope(model: Model, scope: OwnedScope): readonly PlacedDiagnostic[] {
  const organization = model.organizations.get(scope.organization);
  if (organization === undefined) return [undeclaredOrganization(model, scope)];
  const target = organization.targets.get(scope.target);
  if (target === undefined) return [undeclaredTarget(organization, scope)];
  return target.enabled ? [] : [disabledTarget(organization, scope)];
}

function undeclaredOrganization(model: Model, scope: OwnedScope): PlacedDiagnostic {
  const { organization: name, target } = scope;
  const held = `organization \`${name}\` is not declared, yet ${holds(scope)} in target \`${target}\``;
  const renamed = [...model.organizations.values()].find(({ previously }) => previously.includes(name));
  if (renamed === undefined) {
    const hint = `declare it again, or ${letGo(scope)}`;
    return createDiagnostic('plan/orphaned-scope', { message: held, hint });
  }
  return createDiagnostic('plan/orphaned-scope', {
    message: `${held}; what is recorded of it does not move to \`${renamed.name}\``,
    at: placeAt(renamed.origin, ['name']),
    hint: `name it \`${name}\` again, or ${letGo(scope)}`,
  });
}

function undeclaredTarget(organization: Organization, scope: OwnedScope): PlacedDiagnostic {
  const name = scope.target;
  const held = `target \`${name}\` of \`${organization.name}\` is not declared, yet ${holds(scope)} there`;
  const renamed = [...organization.targets.values()].find(({ previously }) => previously.includes(name));
  if (renamed !== undefined) {
    return createDiagnostic('plan/orphaned-scope', {
      message: `${held}; what is recorded of it does not move to \`${renamed.name}\``,
      at: placeAt(renamed.origin, ['name']),
      hint: `name it \`${name}\` again, or ${letGo(scope)}`,
    });
  }
  const implied = name === 'directory' ? ': it is no longer implied once another Target is declared' : '';
  return createDiagnostic('plan/orphaned-scope', {
    message: held + implied,
    at: placeAt(organization.origin, ['name']),
    hint: `declare it again, or ${letGo(scope)}`,
  });
}

function disabledTarget(organization: Organization, scope: OwnedScope): PlacedDiagnostic {
  const target = organization.targets.get(scope.target);
  return createDiagnostic('plan/disabled-target-holds-objects', {
    message: `target \`${scope.target}\` of \`${organization.name}\` is disabled, yet ${holds(scope)} there, which stay in force`,
    at: placeAt(target?.origin ?? organization.origin, ['enabled']),
    hint: `enable it, or ${letGo(scope)}`,
  });
}

function holds({ owned }: OwnedScope): string {
  return `Bylaw manages ${nameObjects(owned)}`;
}

function letGo({ organization, target }: OwnedScope): string {
  return `let go of all of it with \`bylaw forget organization:${organization} --target ${target}\``;
}
