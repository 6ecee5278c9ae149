import type { Action } from '../../engine/action-table.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Holding } from '../../engine/principal.ts';
import type { CompiledStatement } from '../../statements/compiled-statement.ts';
import { type Candidates, candidatesFor, type StatementTable } from '../../statements/statement-table.ts';
import type { AccessKeys } from '../access-keys.ts';
import type { PartSaying, PartStatement } from '../system-access.ts';
import { actionKeys } from './action-keys.ts';
import { beginningsInBoth, beginningsOf } from './beginnings-of.ts';
import { isPlain, unionOfFacets } from './facets.ts';
import { type KnownContent, nothingKnown } from './known-content.ts';
import { pathOf } from './path-of.ts';
import { everywhere, type Keyed, type PlaceKeyed, placeKeys } from './place-keys.ts';
import { statementContent } from './statement-content.ts';
import { tableActions } from './table-actions.ts';

export interface TableKeys extends Keyed {
  readonly actions: () => 'all' | ReadonlySet<string>;
  readonly statements: () => readonly (Keyed & PartStatement)[];
}

/** What statements say of one action. */
export interface SayingKeys {
  /** One for each statement, in an order that does not count. */
  readonly sayings: readonly StatementKeyed[];
  readonly isPlain: boolean;
  readonly allows: boolean;
}

export interface PlacedSayings {
  readonly said: SayingKeys;
  readonly where: Keyed;
  readonly sayings: readonly StatementKeyed[];
  /** Whether nothing depends on who holds it or on the time. */
  readonly isPlain: boolean;
}

export interface StatementKeyed extends Keyed, PartSaying {
  readonly statement: CompiledStatement;
}

/** Keys of all that principals hold, each made once. */
export interface ContentKeys extends KnownContent {
  table(table: StatementTable): TableKeys;
  /** A holding without who holds it and when. */
  holding(holding: Holding): Keyed;
  /** What the statements of a table say of an action; undefined where they say nothing. */
  saying(table: StatementTable, action: Action): SayingKeys | undefined;
  /** The same of a holding: where it counts is part of what is said, and of its keys. */
  held(holding: Holding, action: Action): PlacedSayings | undefined;
  /** By which teams which role is held. */
  path(holding: Holding): string;
  /** Where a holding counts. */
  where(holding: Holding): Keyed;
  /** What may be asked of an action. */
  action(action: Action): string;
  /** A short key for a long text. */
  text(text: string): string;
}

export function contentKeys(engine: Engine, keys: AccessKeys): ContentKeys {
  const actions = actionKeys(engine, keys);
  const places = placeKeys(engine, keys);
  // Of one organization both sides hold the same objects where they say the same.
  const statement = eachOnce((of: CompiledStatement): StatementKeyed => {
    const { text, facets } = statementContent(engine, of.source);
    const zone = facets.readsZone ? places.zones() : everywhere;
    return {
      key: keys.of(`statement ${zone.key} ${text}`),
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
    return {
      key: keys.of(`table ${[...new Set(of.statements.map(about))].sort().join()}`),
      facets: unionOfFacets(of.statements.map((each) => statement(each).facets)),
      actions: whole,
      statements,
    };
  }, keys.about('table'));
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
  }, keys.about('candidates'));
  const saying = (of: StatementTable, action: Action) => {
    const candidates = candidatesFor(of, action, engine.actions.services);
    return candidates && sayings(candidates);
  };
  const heldAt = eachOnce((where: PlaceKeyed) =>
    eachOnce((said: SayingKeys): PlacedSayings => {
      const isAll = said.isPlain && isPlain(where.facets);
      return { said, where, sayings: sayingsAt(said, where), isPlain: isAll };
    }),
  );
  return {
    table,
    holding,
    saying,
    text: keys.of,
    ...nothingKnown(),
    held(of, action) {
      const said = saying(of.table, action);
      return said && heldAt(places.of(of))(said);
    },
    path: eachOnce((of: Holding) => pathOf(engine.organization, of)),
    where: places.of,
    action: actions.of,
  };
}

/** What can never match where it is held says nothing. */
function sayingsAt({ sayings }: SayingKeys, where: PlaceKeyed): readonly StatementKeyed[] {
  if (where.key === '') return sayings;
  return sayings.flatMap((saying) => {
    const beginnings = beginningsInBoth(saying.beginnings, where.beginnings);
    return beginnings.length === 0 ? [] : [{ ...saying, beginnings, key: `${saying.key} in ${where.key}` }];
  });
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Makes what belongs to an object when it is first asked for. */
function eachOnce<K extends object, V>(make: (of: K) => V, made = new Map<K, V>()): (of: K) => V {
  return (of) => {
    const before = made.get(of);
    if (before !== undefined) return before;
    const value = make(of);
    made.set(of, value);
    return value;
  };
}
