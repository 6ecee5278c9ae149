import type { Service } from '../../model/model.ts';
import { globMatches } from '../../model/patterns/glob-matches.ts';
import { type CompiledResource, compileResourceType } from '../text/compiled-resource.ts';

/** One action of the catalogue. */
export interface Action {
  /** `events:read` as declared. */
  readonly text: string;
  readonly service: number;
  /** Its place among the actions of its service. */
  readonly index: number;
  /** Whether its catalogue gives it types of resources; else its resource is `*`. */
  readonly hasResources: boolean;
  /** The patterns of those types, as written. */
  readonly resources: readonly string[];
  /** Those types, ready to be matched. */
  readonly types: readonly CompiledResource[];
}

export interface ActionTable {
  readonly services: readonly ServiceActions[];
  /** Without case; undefined for an action of no catalogue. */
  find(text: string): Action | undefined;
  /** The actions that a pattern names. */
  matching(pattern: string): ActionSet;
}

export interface ServiceActions {
  readonly name: string;
  readonly actions: readonly Action[];
}

/** Some actions: all, or by the number of a service the places of its actions. */
export type ActionSet = 'all' | ReadonlyMap<number, readonly number[]>;

export function actionTable(services: Iterable<Service>, organizationId: string): ActionTable {
  const known = [...services].map((service, index) => serviceActions(service, index, organizationId));
  const byText = new Map<string, Action>();
  const all = known.flatMap(({ actions }) => actions);
  for (const action of all) byText.set(action.text.toLowerCase(), action);
  // Callers write an action as declared: that spelling is found at once.
  for (const action of all) byText.set(action.text, action);
  const find = (text: string) => byText.get(text) ?? byText.get(String(text).toLowerCase());
  const patterns = new Map<string, ActionSet>();
  return {
    services: known,
    find,
    matching(pattern) {
      const before = patterns.get(pattern);
      if (before !== undefined) return before;
      const found = pattern === '*' ? 'all' : matchingActions(known, find, pattern.toLowerCase());
      patterns.set(pattern, found);
      return found;
    },
  };
}

/** The actions that are in any of the sets. */
export function unionOfActions(sets: readonly ActionSet[]): ActionSet {
  const [first] = sets;
  if (first !== undefined && sets.length === 1) return first;
  const union = new Map<number, Set<number>>();
  for (const set of sets) {
    if (set === 'all') return 'all';
    for (const [service, indexes] of set) {
      const others = union.get(service) ?? new Set();
      union.set(service, others);
      for (const index of indexes) others.add(index);
    }
  }
  return new Map([...union].map(([service, indexes]) => [service, [...indexes]]));
}

function serviceActions(
  { name, actions, resourceTypes }: Service,
  service: number,
  organizationId: string,
): ServiceActions {
  const types = new Map(
    Object.entries(resourceTypes).map(([type, written]) => {
      const text = String(written);
      return [type, { text, compiled: compileResourceType(text, organizationId) }];
    }),
  );
  return {
    name,
    actions: Object.entries(actions).map(([action, written], index) => {
      const { resources } = written as { readonly resources?: readonly string[] };
      const own = (resources ?? []).flatMap((type) => types.get(type) ?? []);
      return {
        text: `${name}:${action}`,
        service,
        index,
        hasResources: resources !== undefined,
        resources: own.map(({ text }) => text),
        types: own.map(({ compiled }) => compiled),
      };
    }),
  };
}

const none: ActionSet = new Map();

/** Wildcards stand in the part after the colon only. */
function matchingActions(
  services: readonly ServiceActions[],
  find: (text: string) => Action | undefined,
  pattern: string,
): ActionSet {
  if (!/[*?]/.test(pattern)) {
    const action = find(pattern);
    return action === undefined ? none : new Map([[action.service, [action.index]]]);
  }
  const colon = pattern.indexOf(':');
  const service = services.findIndex(({ name }) => name.toLowerCase() === pattern.slice(0, colon));
  if (colon < 0 || service < 0) return none;
  const name = pattern.slice(colon + 1);
  const indexes = (services[service]?.actions ?? [])
    .filter(({ text }) => globMatches(name, text.slice(colon + 1).toLowerCase()))
    .map(({ index }) => index);
  return indexes.length === 0 ? none : new Map([[service, indexes]]);
}
