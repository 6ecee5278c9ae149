import type { Engine } from '../../engine/engine.ts';
import type { CompiledPrincipal, HoldingGroup } from '../../engine/principal.ts';
import { candidatesFor, type StatementTable } from '../../statements/statement-table.ts';
import { raisingActions } from './raising-actions.ts';

/** Principals who hold the same, so that what one of them can do all can. */
export interface Alike {
  readonly first: CompiledPrincipal;
  readonly all: readonly string[];
}

/** The active ones that some binding allows an action by which access is raised. */
export function raisersOf(engine: Engine, principals: Iterable<CompiledPrincipal>): readonly Alike[] {
  const tables = tableNotes(engine);
  const groups = new Map<string, { first: CompiledPrincipal; all: string[] }>();
  const numbers = numbering();
  for (const principal of principals) {
    const held = [...principal.groups, ...(principal.token?.owner.groups ?? [])];
    if (!held.some(({ holdings }) => holdings.some(({ table }) => tables(table).raises))) continue;
    const key = keyOf(principal, held, tables, numbers);
    const others = groups.get(key);
    if (others === undefined) groups.set(key, { first: principal, all: [principal.name] });
    else others.all.push(principal.name);
  }
  return [...groups.values()];
}

interface TableNote {
  readonly raises: boolean;
  /** Whether what it says depends on who asks. */
  readonly varies: boolean;
}

function tableNotes({ actions }: Engine): (table: StatementTable) => TableNote {
  const raising = raisingActions.flatMap((text) => actions.find(text) ?? []);
  const known = new Map<StatementTable, TableNote>();
  return (table) => {
    const before = known.get(table);
    if (before !== undefined) return before;
    const note = {
      raises: raising.some((action) =>
        candidatesFor(table, action, actions.services)?.some(({ isDeny }) => !isDeny),
      ),
      varies: table.statements.some(({ variesByPrincipal }) => variesByPrincipal),
    };
    known.set(table, note);
    return note;
  };
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

function numbering(): (of: object) => number {
  const numbers = new Map<object, number>();
  return (of) => {
    const number = numbers.get(of) ?? numbers.size;
    numbers.set(of, number);
    return number;
  };
}
