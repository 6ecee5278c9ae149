import { isMistake } from '../../model/patterns/pattern.ts';
import { parseResourcePattern } from '../../model/patterns/resource-pattern.ts';
import type { EffectivePermission } from '../answers.ts';
import type { Action } from './action-table.ts';
import type { Finding, LayerFindings } from './collect.ts';
import type { Engine } from './engine.ts';

/**
 * How much of an action the layers together allow. What cannot be said for certain is `sometimes`.
 *
 * @param layers what may count for some resource and context
 * @param coversAll whether a finding counts for every one
 */
export function extentOf(
  layers: readonly LayerFindings[],
  coversAll: (finding: Finding) => boolean,
): EffectivePermission['extent'] {
  const isNever = layers.some(
    ({ findings }) => findings.every(isDeny) || findings.some((each) => isDeny(each) && coversAll(each)),
  );
  if (isNever) return 'never';
  const isAlways = layers.every(({ findings }) => !findings.some(isDeny) && findings.some(coversAll));
  return isAlways ? 'always' : 'sometimes';
}

function isDeny({ statement }: Finding): boolean {
  return statement.isDeny;
}

/** Whether it counts for every resource of the types of an action that has some, wherever its conditions hold. */
export function coversEveryResource(
  { zones, organization }: Engine,
  { resources: types }: Action,
  { statement, holding }: Finding,
): boolean {
  const { isDeny, resources, exceptResources, source } = statement;
  if (holding !== undefined) {
    if (holding.scope !== undefined) return false;
    if (!isDeny && zones.hasIsolated && !holding.role.reachesZones) return false;
  }
  if (resources === undefined) return true;
  if (source.from.is === 'permissions') return types.every((type) => isOfOrganization(type, organization.id));
  const written = (source.written.resources ?? []) as readonly string[];
  return !exceptResources && types.every((type) => written.includes(type));
}

/** Whether every resource of a type is the organization's: its pattern says so by the variable or the id itself. */
function isOfOrganization(type: string, id: string): boolean {
  const parsed = parseResourcePattern(type);
  if (parsed === 'any' || isMistake(parsed)) return false;
  const [only, ...others] = parsed.head.at(-1) ?? [];
  if (only === undefined || others.length > 0) return false;
  return only.is === 'variable' ? only.name === 'org_id' : only.is === 'literal' && only.text === id;
}
