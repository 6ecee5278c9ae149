import type { Json, JsonObject } from '../../../digest/json.ts';
import { scalarOf } from '../../conditions/scalar.ts';
import type { StatementSource } from '../../decision.ts';
import type { Engine } from '../../engine/engine.ts';
import { type Facets, noFacets } from './facets.ts';

/** What a statement says of whatever actions it is about: equal texts say the same, whatever documents they stand in. */
export interface StatementContent {
  readonly text: string;
  readonly facets: Facets;
}

export function statementContent(
  engine: Engine,
  { effect, from, written }: StatementSource,
): StatementContent {
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
  if (conditions === undefined && !text.includes('{')) {
    return { text: from.is === 'permissions' ? `${text} ${organization.id}` : text, facets: noFacets };
  }
  const said = JSON.stringify(sorted(conditions ?? null));
  const names = namesIn(text, said, conditions as JsonObject | undefined);
  return {
    text: `${text} ${said} ${kindsOf(engine, names)} ${organization.id}`,
    facets: facetsOf(engine, names, conditions as JsonObject | undefined),
  };
}

/** The keys and variables that patterns name: of bindings and zones, too. */
export function patternsContent(engine: Engine, patterns: readonly string[]): StatementContent {
  const text = JSON.stringify([...patterns].sort());
  const names = namesIn(text, '', undefined);
  return {
    text: `${text} ${kindsOf(engine, names)} ${engine.organization.id}`,
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
  return { reads: [...new Set(reads)].sort(), readsZone, clock: clockOf(conditions) };
}

function keyOf(name: string): string {
  return name === 'zone' ? 'resource.zone' : name;
}

/** What stands in braces, and the keys of conditions. To take a literal for a variable does no harm. */
function namesIn(text: string, said: string, conditions: JsonObject | undefined): readonly string[] {
  const names = new Set<string>();
  for (const [, name = ''] of `${text} ${said}`.matchAll(/\{([A-Za-z0-9._:-]+)\}/g))
    names.add(name.toLowerCase());
  for (const keys of Object.values(conditions ?? {}))
    for (const name of Object.keys((keys ?? {}) as JsonObject)) names.add(name.toLowerCase());
  return [...names].sort();
}

function clockOf(conditions: JsonObject | undefined): Facets['clock'] {
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
