import type { CompiledPrincipal, HoldingGroup } from '../../engine/principal.ts';
import { numbering } from '../../numbering.ts';
import type { StatementTable } from '../../statements/statement-table.ts';
import type { TableNote } from './table-notes.ts';

/** Principals who hold the same, so that what one of them can do all can. */
export interface Alike {
  readonly first: CompiledPrincipal;
  readonly all: readonly string[];
}

/** The active ones that some binding allows an action by which access is raised. */
export function raisersOf(
  principals: Iterable<CompiledPrincipal>,
  tables: (table: StatementTable) => TableNote,
): readonly Alike[] {
  const groups = new Map<string, { first: CompiledPrincipal; all: string[] }>();
  const numbers = numbering();
  for (const principal of principals) {
    if (!mayRaise(principal, (table) => tables(table).raises.length > 0)) continue;
    const held = [...principal.groups, ...(principal.token?.owner.groups ?? [])];
    const key = keyOf(principal, held, tables, numbers);
    const others = groups.get(key);
    if (others === undefined) groups.set(key, { first: principal, all: [principal.name] });
    else others.all.push(principal.name);
  }
  return [...groups.values()];
}

/** A token that nothing narrows is its owner, who is asked himself; of any other each layer has to allow. */
function mayRaise({ groups, token }: CompiledPrincipal, raises: (table: StatementTable) => boolean): boolean {
  const allows = (each: readonly HoldingGroup[]) =>
    each.some(({ holdings }) => holdings.some(({ table }) => raises(table)));
  if (token === undefined) return allows(groups);
  const { owner, inherits, scopes } = token;
  if (inherits && scopes === undefined) return false;
  return allows(owner.groups) && (inherits || allows(groups)) && (scopes === undefined || raises(scopes));
}

/** Whoever has a boundary or a document of their own that counts is asked alone. */
function keyOf(
  { name, subject, boundary, token }: CompiledPrincipal,
  held: readonly HoldingGroup[],
  tables: (table: StatementTable) => TableNote,
  number: (of: object) => number,
): string {
  const varies = held.some(({ holdings }) =>
    holdings.some(({ table, scope }) => scope?.variesByPrincipal === true || tables(table).varies),
  );
  if (varies || boundary !== undefined || token !== undefined) return name;
  const groups = held.map(({ holdings, membership, starts, expires }) => [
    membership === undefined
      ? holdings.map((each) => [
          number(each.role),
          each.scope && number(each.scope),
          each.starts,
          each.expires,
        ])
      : number(holdings),
    ...[String(starts), String(expires)],
  ]);
  return JSON.stringify([subject.type, subject.teams.flatMap(({ teams }) => teams), groups]);
}
