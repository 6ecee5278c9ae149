import type { Engine } from '../../engine/engine.ts';
import type { CompiledStatement } from '../../statements/compiled-statement.ts';
import type { StatementTable } from '../../statements/statement-table.ts';
import type { AccessKeys } from '../access-keys.ts';
import type { PartSaying, PartStatement } from '../system-access.ts';
import type { ActionKeys } from './action-keys.ts';
import { beginningsOf } from './beginnings-of.ts';
import { eachOnce } from './each-once.ts';
import { unionOfFacets } from './facets.ts';
import { everywhere, type Keyed, type PlaceKeys } from './place-keys.ts';
import { statementFacets, statementText } from './statement-content.ts';
import { tableActions } from './table-actions.ts';

export interface TableKeys extends Keyed {
  readonly actions: () => 'all' | ReadonlySet<string>;
  readonly statements: () => readonly (Keyed & PartStatement)[];
}

export interface StatementKeyed extends Keyed, PartSaying {
  readonly statement: CompiledStatement;
}

/** Keys of statements and of tables of them. */
export function tableKeys(
  engine: Engine,
  keys: AccessKeys,
  { actions, places }: { readonly actions: ActionKeys; readonly places: PlaceKeys },
): {
  statement(of: CompiledStatement): StatementKeyed;
  table(of: StatementTable): TableKeys;
} {
  const heldByBoth = tablesOfBoth(engine, keys);
  // Of one organization both sides hold the same objects where they say the same.
  const statement = eachOnce((of: CompiledStatement): StatementKeyed => {
    const facets = statementFacets(engine, of.source);
    const zone = facets.readsZone ? places.zones() : everywhere;
    const key = once(() => keys.of(`statement ${zone.key} ${statementText(engine, of.source)}`));
    return {
      get key() {
        return key();
      },
      facets: unionOfFacets([facets, zone.facets]),
      beginnings: beginningsOf(of),
      statement: of,
    };
  }, keys.about('statement'));
  const about = (of: CompiledStatement) =>
    `${statement(of).key}${of.exceptActions ? '!' : ':'}${actions.ofSet(of.actions)}`;
  const named = eachOnce((of: CompiledStatement) => tableActions(engine, [of]), keys.about('actions'));
  const table = eachOnce((of: StatementTable): TableKeys => {
    const whole = once(() => tableActions(engine, of.statements));
    const statements = once(() =>
      of.statements.map((each) => ({
        key: about(each),
        facets: statement(each).facets,
        get actions() {
          return named(each);
        },
      })),
    );
    const said = () => [...new Set(of.statements.map(about))].sort().join();
    return {
      key: keys.of(`table ${heldByBoth(of) ?? said()}`),
      facets: unionOfFacets(of.statements.map((each) => statement(each).facets)),
      actions: whole,
      statements,
    };
  }, keys.about('table'));
  return { statement, table };
}

/** A name for the statements of a table that roles hold in both systems: to look at what they say takes long. */
function tablesOfBoth({ roles }: Engine, keys: AccessKeys): (table: StatementTable) => string | undefined {
  const times = keys.about<StatementTable, number>('tables of roles');
  for (const { table } of roles.values()) times.set(table, (times.get(table) ?? 0) + 1);
  const numbers = keys.about<CompiledStatement, number>('statements of both');
  const numberOf = (statement: CompiledStatement) => {
    const number = numbers.get(statement) ?? numbers.size;
    numbers.set(statement, number);
    return number;
  };
  return (table) => {
    if ((times.get(table) ?? 0) < 2) return undefined;
    const own = table.statements.map(numberOf).sort((one, other) => one - other);
    return `of both ${own.join()}`;
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
