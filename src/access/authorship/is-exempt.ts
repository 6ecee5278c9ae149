import type { CompiledAccess } from '../compiled-access.ts';
import { engineOf } from '../engine/engine.ts';
import { inactivityAt } from '../engine/inactivity.ts';
import type { AuthorRule } from './author-rules.ts';

/** Whether a guardrail does not ask somebody: by name, or as one who is now in a team, or in one below it. */
export function isExempt(
  access: CompiledAccess,
  { exempt }: AuthorRule,
  author: string | undefined,
  now: string,
): boolean {
  const found = author === undefined ? undefined : engineOf(access).byName.get(author);
  const time = Date.parse(now);
  if (found === undefined || inactivityAt(found, time) !== undefined) return false;
  const stays = found.subject.teams.filter(({ starts, expires }) => starts <= time && time < expires);
  const teams = new Set(stays.flatMap((stay) => stay.teams.map((team) => `team/${team}`)));
  return exempt.some(({ principal, until }) => now < until && (principal === author || teams.has(principal)));
}
