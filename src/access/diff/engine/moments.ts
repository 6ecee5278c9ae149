import type { JsonObject } from '../../../digest/json.ts';
import { scalarOf } from '../../conditions/scalar.ts';
import type { Engine } from '../../engine/engine.ts';
import type { CompiledPrincipal, HoldingGroup } from '../../engine/principal.ts';
import type { Subject } from '../../engine/subject.ts';
import type { StatementTable } from '../../statements/statement-table.ts';
import type { ContentKeys } from './content-keys.ts';
import type { Facets } from './facets.ts';
import { limitedLayers } from './held-layers.ts';
import { timesNamed } from './statement-content.ts';

/** When later, in milliseconds, something of a principal's starts or ends, or a statement meets the time it names. */
export function momentsOf(
  engine: Engine,
  content: ContentKeys,
  principal: CompiledPrincipal | undefined,
  now: number,
): readonly number[] {
  if (principal === undefined || principal.inactive !== undefined) return [];
  const moments: number[] = principal.token === undefined ? [] : [principal.token.expires];
  for (const { holder, groups = [], limits } of limitedLayers(engine, principal)) {
    for (const group of groups) addGroup(moments, content, group, holder.subject);
    for (const { table } of limits) addClock(moments, content.table(table).facets, table, holder.subject);
    // Of conditions that name teams, whoever comes into one or leaves it.
    for (const { starts, expires } of holder.subject.teams) moments.push(starts, expires);
  }
  const later = moments.filter((moment) => moment > now && Number.isFinite(moment));
  return later.length < 2 ? later : [...new Set(later)].sort((a, b) => a - b);
}

function addGroup(moments: number[], content: ContentKeys, group: HoldingGroup, subject: Subject): void {
  if (group.isLimited) moments.push(group.starts, group.expires);
  for (const holding of group.holdings) {
    if (holding.isLimited) moments.push(holding.starts, holding.expires);
    addClock(moments, content.holding(holding).facets, holding.table, subject);
  }
}

/** Something may hold at a moment only, or only after it. */
function addClock(moments: number[], { clock }: Facets, table: StatementTable, subject: Subject): void {
  const times = clock === 'open' ? timesIn(table, subject) : clock;
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
