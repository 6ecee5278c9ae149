import type { Action, ActionSet } from '../../engine/action-table.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Holding } from '../../engine/principal.ts';
import type { CompiledStatement } from '../../statements/compiled-statement.ts';
import { type Candidates, candidatesFor, type StatementTable } from '../../statements/statement-table.ts';
import type { AccessKeys } from '../access-keys.ts';
import { type Facets, isPlain, noFacets, unionOfFacets } from './facets.ts';
import { patternsContent, statementContent } from './statement-content.ts';

/** What a role on a scope, or a boundary, says: of all its actions, and of each. */
export interface Keyed {
  readonly key: string;
  readonly facets: Facets;
}

export interface TableKeys extends Keyed {
  readonly actions: () => 'all' | ReadonlySet<string>;
}

/** What statements say of one action. */
export interface SayingKeys {
  /** One for each statement, in an order that does not count. */
  readonly sayings: readonly Keyed[];
  readonly isPlain: boolean;
  readonly allows: boolean;
}

/** Keys of all that principals hold, each made once. */
export interface ContentKeys {
  table(table: StatementTable): TableKeys;
  /** A holding without who holds it and when. */
  holding(holding: Holding): Keyed;
  /** What the statements of a table say of an action; undefined where they say nothing. */
  saying(table: StatementTable, action: Action): SayingKeys | undefined;
  /** Where a holding counts. */
  where(holding: Holding): Keyed;
  /** What may be asked of an action. */
  action(action: Action): string;
}

export function contentKeys(engine: Engine, keys: AccessKeys): ContentKeys {
  const { organization, actions, zones } = engine;
  const statements = new Map<CompiledStatement, Keyed>();
  const tables = new Map<StatementTable, TableKeys>();
  const sayings = new Map<Candidates, SayingKeys>();
  const holdings = new Map<Holding, Keyed>();
  const actionKeys = new Map<Action, string>();
  const serviceKeys = actions.services.map(({ name, actions: own }) =>
    keys.of(JSON.stringify([name, own.map((action) => [action.text, ofAction(action)])])),
  );
  const allActions = keys.of(`actions ${serviceKeys.join()}`);
  const setKeys = new Map<ActionSet, string>();
  const everywhere: Keyed = { key: '', facets: noFacets };
  let zoned: Keyed | undefined;
  const scopes = new Map<unknown, Keyed>();
  return { table, holding, saying, where, action: ofAction };

  function table(of: StatementTable): TableKeys {
    const before = tables.get(of);
    if (before !== undefined) return before;
    const parts = of.statements.map((each) => `${statement(each).key}${each.exceptActions ? '!' : ':'}${actionSet(each.actions)}`);
    let named: 'all' | ReadonlySet<string> | undefined;
    const made: TableKeys = {
      key: keys.of(`table ${[...new Set(parts)].sort().join()}`),
      facets: unionOfFacets(of.statements.map((each) => statement(each).facets)),
      actions: () => {
        named ??= namesOf(of);
        return named;
      },
    };
    tables.set(of, made);
    return made;
  }

  function statement(of: CompiledStatement): Keyed {
    const before = statements.get(of);
    if (before !== undefined) return before;
    const { text, facets } = statementContent(engine, of.source);
    const zone = facets.readsZone ? zoneTable() : everywhere;
    const made = { key: keys.of(`statement ${zone.key} ${text}`), facets: unionOfFacets([facets, zone.facets]) };
    statements.set(of, made);
    return made;
  }

  function holding(of: Holding): Keyed {
    const before = holdings.get(of);
    if (before !== undefined) return before;
    const { key, facets } = table(of.table);
    const place = where(of);
    const made = { key: keys.of(`held ${key} ${place.key}`), facets: unionOfFacets([facets, place.facets]) };
    holdings.set(of, made);
    return made;
  }

  function saying(of: StatementTable, action: Action): SayingKeys | undefined {
    const candidates = candidatesFor(of, action, actions.services);
    if (candidates === undefined) return undefined;
    const before = sayings.get(candidates);
    if (before !== undefined) return before;
    const each = candidates.map(statement);
    const made = {
      sayings: each,
      isPlain: each.every(({ facets }) => isPlain(facets)),
      allows: candidates.some(({ isDeny }) => !isDeny),
    };
    sayings.set(candidates, made);
    return made;
  }

  function where({ scope, binding, role }: Holding): Keyed {
    const isKeptOut = zones.hasIsolated && !role.reachesZones && scope?.zone === undefined;
    if (scope === undefined) return isKeptOut ? zoneTable() : everywhere;
    const id = `${isKeptOut}`;
    const known = scopes.get(scope);
    const made = known ?? scopeKeys(binding?.zone, binding?.on ?? []);
    scopes.set(scope, made);
    if (!isKeptOut) return made;
    return { key: keys.of(`${id} ${made.key} ${zoneTable().key}`), facets: unionOfFacets([made.facets, zoneTable().facets]) };
  }

  function scopeKeys(zone: string | undefined, on: readonly string[]): Keyed {
    const { text, facets } = patternsContent(engine, on);
    const inZones = zone !== undefined || facets.readsZone ? zoneTable() : everywhere;
    return {
      key: keys.of(`scope ${inZones.key} ${zone === undefined ? '' : zonePatterns(zone)} ${text}`),
      facets: unionOfFacets([facets, inZones.facets]),
    };
  }

  function zonePatterns(name: string): string {
    return JSON.stringify([name, [...(organization.zones.get(name)?.resources ?? [])].sort()]);
  }

  /** All of them: which one a resource lies in depends on all. */
  function zoneTable(): Keyed {
    if (zoned !== undefined) return zoned;
    const all = [...organization.zones.values()];
    const zonesText = all.map(({ name, isolated, resources }) => JSON.stringify([name, isolated, [...resources].sort()]));
    const { text, facets } = patternsContent(engine, all.flatMap(({ resources }) => resources));
    zoned = { key: keys.of(`zones ${zonesText.sort().join()} ${text}`), facets: { ...facets, readsZone: true } };
    return zoned;
  }

  function actionSet(set: ActionSet): string {
    const before = setKeys.get(set);
    if (before !== undefined) return before;
    const made =
      set === 'all'
        ? allActions
        : keys.of(
            `some ${[...set].map(([service, indexes]) => `${serviceKeys[service]}:${[...indexes].sort((a, b) => a - b).join(' ')}`).sort().join()}`,
          );
    setKeys.set(set, made);
    return made;
  }

  function ofAction(action: Action): string {
    const before = actionKeys.get(action);
    if (before !== undefined) return before;
    const { hasResources, resources } = action;
    const made = keys.of(`action ${hasResources} ${organization.id} ${JSON.stringify([...resources].sort())}`);
    actionKeys.set(action, made);
    return made;
  }

  function namesOf({ statements: all }: StatementTable): 'all' | ReadonlySet<string> {
    const names = new Set<string>();
    for (const { actions: set, exceptActions } of all) {
      if (exceptActions || set === 'all') return 'all';
      for (const [service, indexes] of set)
        for (const index of indexes) names.add(actions.services[service]?.actions[index]?.text ?? '');
    }
    return names;
  }
}
