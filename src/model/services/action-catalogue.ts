import type { JsonObject } from '../../digest/json.ts';
import type { Service } from '../model.ts';
import { globMatches } from '../patterns/glob-matches.ts';
import { isMistake } from '../patterns/pattern.ts';
import { parseResourcePattern, type ResourcePattern } from '../patterns/resource-pattern.ts';
import { builtInKeys, type KeyType } from './condition-keys.ts';

export interface ResourceType {
  readonly service: string;
  readonly name: string;
  readonly text: string;
  readonly pattern: ResourcePattern;
}

/** All actions, resource types and condition keys that an organization knows, ready to be asked. */
export interface ActionCatalogue {
  /** The action names of a service, as declared; undefined for a service of no catalogue. Without case. */
  actionsOf(service: string): readonly string[] | undefined;
  /** Whether an action pattern (`*` and `?`, without case) names some action of the service. */
  hasAction(service: string, pattern: string): boolean;
  readonly services: readonly string[];
  readonly resourceTypes: readonly ResourceType[];
  /** The type of a key, without case: `events.region`, `principal.mfa`; undefined for one of no catalogue. */
  keyType(key: string): KeyType | undefined;
  readonly keys: readonly string[];
}

export function actionCatalogue(services: Iterable<Service>): ActionCatalogue {
  const all = [...services];
  const actions = new Map(all.map(({ name, actions }) => [name.toLowerCase(), Object.keys(actions)]));
  const folded = new Map(
    [...actions].map(([name, names]) => [name, new Set(names.map((word) => word.toLowerCase()))]),
  );
  const keys = new Map([...builtInKeys, ...all.flatMap(keysOf)]);
  const types = new Map([...keys].map(([key, type]) => [key.toLowerCase(), type]));
  return {
    actionsOf: (service) => actions.get(service.toLowerCase()),
    hasAction: (service, pattern) => {
      const known = folded.get(service.toLowerCase()) ?? new Set();
      const wanted = pattern.toLowerCase();
      if (!/[*?]/.test(wanted)) return known.has(wanted);
      return [...known].some((action) => globMatches(wanted, action));
    },
    services: [...actions.keys()],
    resourceTypes: all.flatMap(resourceTypesOf),
    keyType: (key) => types.get(key.toLowerCase()) ?? (isAttribute(key) ? 'attribute' : undefined),
    keys: [...keys.keys()],
  };
}

function isAttribute(key: string): boolean {
  return /^principal\.attributes\../i.test(key);
}

function keysOf({ name, conditionKeys }: Service): readonly (readonly [string, KeyType])[] {
  return Object.entries(conditionKeys).map(([key, type]) => [`${name}.${key}`, type as KeyType]);
}

function resourceTypesOf({ name: service, resourceTypes }: Service): readonly ResourceType[] {
  return Object.entries(resourceTypes as JsonObject & Record<string, string>).flatMap(([name, text]) => {
    const pattern = parseResourcePattern(text);
    return pattern === 'any' || isMistake(pattern) ? [] : [{ service, name, text, pattern }];
  });
}
