import type { Json, JsonObject } from '../../../digest/json.ts';
import { scalarOf } from '../../conditions/scalar.ts';
import type { StatementSource } from '../../decision.ts';
import type { Engine } from '../../engine/engine.ts';
import { type Facets, noFacets } from './facets.ts';

const never: Facets['clock'] = [];

/** What a statement says of whatever actions it is about: equal texts say the same, whatever documents they stand in. */
export function statementText(engine: Engine, { effect, from, written }: StatementSource): string {
  const { organization } = engine;
  const { resources, notResources, conditions } = written;
  const about =
    from.is === 'permissions'
      ? 'organization'
      : [
          resources === undefined ? 0 : sorted(resources),
          notResources === undefined ? 0 : sorted(notResources),
        ];
  const text = JSON.stringify([effect, about]);
  if (conditions === undefined && !text.includes('{'))
    return from.is === 'permissions' ? `${text} ${organization.id}` : text;
  const said = JSON.stringify(sorted(conditions ?? null));
  const names = namesIn([resources, notResources, conditions], conditions as JsonObject | undefined);
  return `${text} ${said} ${kindsOf(engine, names)} ${organization.id}`;
}

/** What the meaning of a statement depends on beyond its text, which takes longer to make. */
export function statementFacets(engine: Engine, { written }: StatementSource): Facets {
  const { resources, notResources, conditions } = written;
  const names = namesIn([resources, notResources, conditions], conditions as JsonObject | undefined);
  return facetsOf(engine, names, conditions as JsonObject | undefined);
}

/** The same of patterns: of bindings and zones, too. */
export function patternsContent(
  engine: Engine,
  patterns: readonly string[],
): { readonly text: string; readonly facets: Facets } {
  const names = namesIn(patterns, undefined);
  return {
    text: `${JSON.stringify([...patterns].sort())} ${kindsOf(engine, names)} ${engine.organization.id}`,
    facets: facetsOf(engine, names, undefined),
  };
}

function kindsOf({ keys }: Engine, names: readonly string[]): string {
  return JSON.stringify(names.map((name) => [name, keys.find(keyOf(name))?.type ?? null]));
}

function facetsOf(engine: Engine, names: readonly string[], conditions: JsonObject | undefined): Facets {
  const reads: string[] = [];
  let readsZone = false;
  for (const name of names) {
    if (name === 'principal.id') reads.push(name);
    const key = engine.keys.find(keyOf(name));
    if (key?.giver === 'principal') reads.push(key.name.toLowerCase());
    if (key?.giver === 'resource') readsZone = true;
  }
  const clock = clockOf(conditions);
  if (reads.length === 0 && !readsZone && clock.length === 0) return noFacets;
  return { reads: [...new Set(reads)].sort(), readsZone, clock };
}

function keyOf(name: string): string {
  return name === 'zone' ? 'resource.zone' : name;
}

/** What stands in braces, and the keys of conditions. To take a literal for a variable does no harm. */
function namesIn(said: unknown, conditions: JsonObject | undefined): readonly string[] {
  const names = new Set<string>();
  addNames(names, said);
  for (const keys of Object.values(conditions ?? {}))
    for (const name of Object.keys((keys ?? {}) as JsonObject)) names.add(name.toLowerCase());
  return names.size < 2 ? [...names] : [...names].sort();
}

function addNames(names: Set<string>, said: unknown): void {
  if (typeof said === 'string') {
    if (!said.includes('{')) return;
    for (const [, name = ''] of said.matchAll(/\{([A-Za-z0-9._:-]+)\}/g)) names.add(name.toLowerCase());
  } else if (typeof said === 'object' && said !== null) {
    for (const [key, each] of Object.entries(said)) {
      addNames(names, key);
      addNames(names, each);
    }
  }
}

export function clockOf(conditions: JsonObject | undefined): Facets['clock'] {
  if (conditions === undefined) return never;
  const values = timesNamed(conditions);
  if (values.some((value) => typeof value === 'string' && value.includes('{'))) return 'open';
  const moments = values.map((value) => scalarOf('date', value));
  const known = moments.flatMap((moment) => (typeof moment === 'number' ? [moment] : []));
  return [...new Set(known)].sort((a, b) => a - b);
}

/** What the time is held against. */
export function timesNamed(conditions: JsonObject | undefined): readonly unknown[] {
  return Object.values(conditions ?? {}).flatMap((keys) =>
    Object.entries((keys ?? {}) as JsonObject).flatMap(([name, values]) =>
      name.toLowerCase() === 'request.time' ? [values].flat() : [],
    ),
  );
}

/** Every list in a statement is a set, and keys have no order. */
function sorted(value: Json): Json {
  if (Array.isArray(value)) {
    const items = (value as readonly Json[]).map((item) => [JSON.stringify(item), item] as const);
    return items.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, item]) => item);
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, each]) => [name, sorted(each as Json)]));
}
