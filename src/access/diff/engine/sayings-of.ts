import type { Action } from '../../engine/action-table.ts';
import type { CompiledPrincipal, Holding } from '../../engine/principal.ts';
import type { Subject } from '../../engine/subject.ts';
import type { CompiledStatement } from '../../statements/compiled-statement.ts';
import type { ContentKeys, PlacedSayings, SayingKeys } from './content-keys.ts';
import { standing } from './facets.ts';
import type { StatementKeyed } from './table-keys.ts';

/** What a holding says, of somebody at a time. */
export function sayingsOf(
  { sayings, where, isPlain: isAll }: PlacedSayings,
  subject: Subject,
  now: number,
): readonly StatementKeyed[] {
  if (isAll) return sayings;
  const place = standing(where.facets, subject, now);
  return sayings.map((saying) => ({
    ...saying,
    key: `${saying.key}${standing(saying.facets, subject, now)}${place}`,
  }));
}

/** The keys of what a boundary or scopes say, of somebody at a time. */
export function keysOf({ sayings }: SayingKeys, subject: Subject, now: number): readonly string[] {
  return sayings.map(({ key, facets }) => key + standing(facets, subject, now));
}

/** Each once, in one order. */
export function joinedOnce(keys: readonly string[]): string {
  if (keys.length < 2) return keys[0] ?? '';
  return [...new Set(keys)].sort().join();
}

/** The key of what a statement says where it is held by this. */
export function sayingKey(
  content: ContentKeys,
  holder: CompiledPrincipal,
  holding: Holding,
  action: Action,
  statement: CompiledStatement,
  now: number,
): string | undefined {
  const found = content.held(holding, action);
  const said = found && sayingsOf(found, holder.subject, now);
  const key = said?.find((each) => each.statement === statement)?.key;
  return key === undefined ? undefined : `${holder.token === undefined ? '' : 'own '}${key}`;
}
