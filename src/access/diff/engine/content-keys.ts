import type { Action } from '../../engine/action-table.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Holding } from '../../engine/principal.ts';
import { type Candidates, candidatesFor, type StatementTable } from '../../statements/statement-table.ts';
import type { AccessKeys } from '../access-keys.ts';
import { actionKeys } from './action-keys.ts';
import { beginningsInBoth } from './beginnings-of.ts';
import { eachOnce } from './each-once.ts';
import { isPlain, unionOfFacets } from './facets.ts';
import { type KnownContent, nothingKnown } from './known-content.ts';
import { type Times, timesOfHoldings, timesOfTable } from './moments.ts';
import { pathTexts } from './path-texts.ts';
import { type Keyed, type PlaceKeyed, placeKeys } from './place-keys.ts';
import { type StatementKeyed, type TableKeys, tableKeys } from './table-keys.ts';

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
  /** When the clock changes something of what is held together, or of what a table says. */
  times(holdings: readonly Holding[]): Times;
  tableTimes(table: StatementTable): Times;
  /** What may be asked of an action. */
  action(action: Action): string;
  /** A short key for a long text. */
  text(text: string): string;
}

export function contentKeys(engine: Engine, keys: AccessKeys): ContentKeys {
  const actions = actionKeys(engine, keys);
  const places = placeKeys(engine, keys);
  const { statement, table } = tableKeys(engine, keys, { actions, places });
  // Of thousands of holdings there are few in which another table is held somewhere else.
  const heldIn = eachOnce((of: StatementTable) => {
    const said = table(of);
    return eachOnce(
      (place: PlaceKeyed): Keyed => ({
        key: keys.of(`held ${said.key} ${place.key}`),
        facets: unionOfFacets([said.facets, place.facets]),
      }),
    );
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
    holding: (of) => heldIn(of.table)(places.of(of)),
    saying,
    text: keys.of,
    ...nothingKnown(),
    held(of, action) {
      const said = saying(of.table, action);
      return said && heldAt(places.of(of))(said);
    },
    ...clockTimes(keys, table),
    path: pathTexts(engine.organization, keys),
    where: places.of,
    action: actions.of,
  };
}

function clockTimes(
  keys: AccessKeys,
  table: ContentKeys['table'],
): Pick<ContentKeys, 'times' | 'tableTimes'> {
  const tableTimes = eachOnce(
    (of: StatementTable) => timesOfTable(of, table(of).facets.clock),
    keys.about('table times'),
  );
  const times = (holdings: readonly Holding[]) => timesOfHoldings(holdings, tableTimes);
  return { tableTimes, times: eachOnce(times, keys.about('times')) };
}

/** What can never match where it is held says nothing. */
function sayingsAt({ sayings }: SayingKeys, where: PlaceKeyed): readonly StatementKeyed[] {
  if (where.key === '') return sayings;
  return sayings.flatMap((saying) => {
    const beginnings = beginningsInBoth(saying.beginnings, where.beginnings);
    return beginnings.length === 0 ? [] : [{ ...saying, beginnings, key: `${saying.key} in ${where.key}` }];
  });
}
