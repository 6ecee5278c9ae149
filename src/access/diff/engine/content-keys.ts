import type { Action } from '../../engine/action-table.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Holding } from '../../engine/principal.ts';
import type { CompiledStatement } from '../../statements/compiled-statement.ts';
import { type Candidates, candidatesFor, type StatementTable } from '../../statements/statement-table.ts';
import type { AccessKeys } from '../access-keys.ts';
import { actionKeys } from './action-keys.ts';
import { isPlain, unionOfFacets } from './facets.ts';
import { everywhere, type Keyed, placeKeys } from './place-keys.ts';
import { statementContent } from './statement-content.ts';
import { tableActions } from './table-actions.ts';

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
  const actions = actionKeys(engine, keys);
  const places = placeKeys(engine, keys);
  const statement = eachOnce((of: CompiledStatement): Keyed => {
    const { text, facets } = statementContent(engine, of.source);
    const zone = facets.readsZone ? places.zones() : everywhere;
    return {
      key: keys.of(`statement ${zone.key} ${text}`),
      facets: unionOfFacets([facets, zone.facets]),
    };
  });
  const table = eachOnce((of: StatementTable): TableKeys => {
    const said = of.statements.map((each) => {
      const about = actions.ofSet(each.actions);
      return `${statement(each).key}${each.exceptActions ? '!' : ':'}${about}`;
    });
    const named = eachOnce((all: StatementTable) => tableActions(engine, all));
    return {
      key: keys.of(`table ${[...new Set(said)].sort().join()}`),
      facets: unionOfFacets(of.statements.map((each) => statement(each).facets)),
      actions: () => named(of),
    };
  });
  const holding = eachOnce((of: Holding): Keyed => {
    const [said, place] = [table(of.table), places.of(of)];
    return {
      key: keys.of(`held ${said.key} ${place.key}`),
      facets: unionOfFacets([said.facets, place.facets]),
    };
  });
  const sayings = eachOnce((candidates: Candidates): SayingKeys => {
    const each = candidates.map(statement);
    return {
      sayings: each,
      isPlain: each.every(({ facets }) => isPlain(facets)),
      allows: candidates.some(({ isDeny }) => !isDeny),
    };
  });
  return {
    table,
    holding,
    saying(of, action) {
      const candidates = candidatesFor(of, action, engine.actions.services);
      return candidates && sayings(candidates);
    },
    where: places.of,
    action: actions.of,
  };
}

/** Makes what belongs to an object when it is first asked for. */
function eachOnce<K extends object, V>(make: (of: K) => V): (of: K) => V {
  const made = new Map<K, V>();
  return (of) => {
    const before = made.get(of);
    if (before !== undefined) return before;
    const value = make(of);
    made.set(of, value);
    return value;
  };
}
