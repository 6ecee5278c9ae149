import type { StatementSource } from '../../decision.ts';
import type { Engine } from '../../engine/engine.ts';
import type { CompiledStatement } from '../../statements/compiled-statement.ts';
import type { StatementTable } from '../../statements/statement-table.ts';
import type { AccessKeys } from '../access-keys.ts';
import type { PartSaying, PartStatement } from '../system-access.ts';
import type { ActionKeys } from './action-keys.ts';
import { beginningsOf } from './beginnings-of.ts';
import { eachOnce } from './each-once.ts';
import { noFacets, unionOfFacets } from './facets.ts';
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
  // Of one organization both sides hold the same objects where they say the same.
  const statement = eachOnce((of: CompiledStatement): StatementKeyed => {
    const facets = mayDiffer(of) ? statementFacets(engine, of.source) : noFacets;
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
  const isOfBoth = statementsOfBoth(engine, keys);
  // What both sides hold is known by itself: to look at what it says takes long.
  const about = eachOnce((of: CompiledStatement) => {
    const own = isOfBoth(of);
    return own ?? `${statement(of).key}${of.exceptActions ? '!' : ':'}${actions.ofSet(of.actions)}`;
  }, keys.about('statement and actions'));
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
    const said = [...new Set(of.statements.map(about))].sort();
    return {
      key: keys.of(`table ${said.join()}`),
      facets: unionOfFacets(of.statements.filter(mayDiffer).map((each) => statement(each).facets)),
      actions: whole,
      statements,
    };
  }, keys.about('table'));
  return { statement, table };
}

/** Whether a key of somebody, a zone or the time may change what it is about: of nearly all their texts are not read. */
function mayDiffer({ conditions, resources, source }: CompiledStatement): boolean {
  if (conditions.length > 0) return true;
  if (resources !== undefined) return resources.patterns.some(({ shape }) => shape === 'variable');
  // Beside `*` nothing else matters, but it is told, and may be of one who holds it and not of another.
  return ((source.written.resources ?? []) as readonly unknown[]).length > 1;
}

/** A name for a statement that both systems hold. */
function statementsOfBoth(
  { statements }: Engine,
  keys: AccessKeys,
): (statement: CompiledStatement) => string | undefined {
  const times = keys.about<StatementSource, number>('times of statements');
  for (const source of statements) times.set(source, (times.get(source) ?? 0) + 1);
  const numbers = keys.about<StatementSource, number>('statements of both');
  return ({ source }) => {
    if ((times.get(source) ?? 0) < 2) return undefined;
    const number = numbers.get(source) ?? numbers.size;
    numbers.set(source, number);
    return `#${number}`;
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
