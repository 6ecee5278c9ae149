import type { JsonObject } from '../../../digest/json.ts';
import { scalarOf } from '../../conditions/scalar.ts';
import type { Engine } from '../../engine/engine.ts';
import type { CompiledPrincipal, Holding, HoldingGroup } from '../../engine/principal.ts';
import type { Subject } from '../../engine/subject.ts';
import type { StatementTable } from '../../statements/statement-table.ts';
import type { ContentKeys } from './content-keys.ts';
import type { Clock } from './facets.ts';
import { isUnlimited, limitedLayers } from './held-layers.ts';
import { timesNamed } from './statement-content.ts';

/** When later, in milliseconds, something of a principal's starts or ends, or a statement meets the time it names. */
export function momentsOf(
  engine: Engine,
  content: ContentKeys,
  principal: CompiledPrincipal | undefined,
  now: number,
): readonly number[] {
  if (principal === undefined || principal.inactive !== undefined) return [];
  const moments: number[] = [];
  if (isUnlimited(engine, principal)) addHeld(moments, content, principal, principal.groups);
  else addLayers(moments, engine, content, principal);
  if (moments.length === 0) return moments;
  const later = moments.filter((moment) => moment > now && Number.isFinite(moment));
  return later.length < 2 ? later : [...new Set(later)].sort((a, b) => a - b);
}

function addLayers(
  moments: number[],
  engine: Engine,
  content: ContentKeys,
  principal: CompiledPrincipal,
): void {
  if (principal.token !== undefined) moments.push(principal.token.expires);
  for (const { holder, groups = [], limits } of limitedLayers(engine, principal)) {
    addHeld(moments, content, holder, groups);
    for (const { table } of limits) addTimes(moments, content.tableTimes(table), holder.subject);
  }
}

function addHeld(
  moments: number[],
  content: ContentKeys,
  { subject }: CompiledPrincipal,
  groups: readonly HoldingGroup[],
): void {
  for (const group of groups) {
    if (group.isLimited) addPeriod(moments, group);
    addTimes(moments, content.times(group.holdings), subject);
  }
  // Of conditions that name teams, whoever comes into one or leaves it.
  for (const stay of subject.teams) addPeriod(moments, stay);
}

function addPeriod(moments: number[], { starts, expires }: Pick<Holding, 'starts' | 'expires'>): void {
  if (starts !== Number.NEGATIVE_INFINITY) moments.push(starts);
  if (expires !== Number.POSITIVE_INFINITY) moments.push(expires);
}

function addTimes(moments: number[], times: Times, subject: Subject): void {
  if (times === never) return;
  for (const time of times.known) moments.push(time);
  for (const table of times.open) addClock(moments, timesIn(table, subject));
}

/** When something of what is held changes by the clock, whoever holds it. */
export interface Times {
  readonly known: readonly number[];
  /** In the statements of these a time stands in an attribute of whoever holds them. */
  readonly open: readonly StatementTable[];
}

const never: Times = { known: [], open: [] };

/** Of what is held together. */
export function timesOfHoldings(
  holdings: readonly Holding[],
  timesOf: (table: StatementTable) => Times,
): Times {
  const known: number[] = [];
  const open: StatementTable[] = [];
  for (const holding of holdings) {
    if (holding.isLimited) addPeriod(known, holding);
    const own = timesOf(holding.table);
    if (own === never) continue;
    known.push(...own.known);
    open.push(...own.open);
  }
  return known.length + open.length === 0 ? never : { known: [...new Set(known)], open };
}

/** @param clock of all its statements */
export function timesOfTable(table: StatementTable, clock: Clock): Times {
  if (clock === 'open') return { known: [], open: [table] };
  if (clock.length === 0) return never;
  const known: number[] = [];
  addClock(known, clock);
  return { known: [...new Set(known)], open: [] };
}

/** Something may hold at a moment only, or only after it. */
function addClock(moments: number[], times: readonly number[]): void {
  for (const time of times) moments.push(Math.ceil(time), Math.floor(time) + 1);
}

/** Where a time stands in an attribute. */
function timesIn({ statements }: StatementTable, { attributes }: Subject): readonly number[] {
  const texts = statements.flatMap(({ source }) =>
    timesNamed(source.written.conditions as JsonObject | undefined),
  );
  return texts.flatMap((text) => {
    const written = String(text).replace(
      /\{principal\.attributes\.([A-Za-z0-9._:-]+)\}/gi,
      (whole, name: string) => String(attributes.get(name.toLowerCase()) ?? whole),
    );
    const time = scalarOf('date', written);
    return typeof time === 'number' ? [time] : [];
  });
}
