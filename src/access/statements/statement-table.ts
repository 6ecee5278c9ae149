import type { Action, ServiceActions } from '../engine/action-table.ts';
import type { CompiledStatement } from './compiled-statement.ts';

/** Statements that hold together, such as those of a role, found by action. */
export interface StatementTable {
  readonly statements: readonly CompiledStatement[];
  /** By service: by action those about it. A page is made when the first action of its service is asked for. */
  readonly pages: (Page | undefined)[];
}

type Page = readonly (Candidates | undefined)[];

/** The statements of a table about one action, denies first. */
export type Candidates = readonly CompiledStatement[];

export function statementTable(statements: readonly CompiledStatement[]): StatementTable {
  return { statements, pages: [] };
}

export function candidatesFor(
  table: StatementTable,
  action: Action,
  services: readonly ServiceActions[],
): Candidates | undefined {
  const page = table.pages[action.service];
  if (page !== undefined) return page[action.index];
  const made = makePage(table.statements, action.service, services[action.service]?.actions.length ?? 0);
  while (table.pages.length < action.service) table.pages.push(undefined);
  table.pages[action.service] = made;
  return made[action.index];
}

/** Actions about which the same statements are share their candidates. */
function makePage(statements: readonly CompiledStatement[], service: number, count: number): Page {
  const every = Array.from({ length: count }, (_, index) => index);
  const positions: number[][] = every.map(() => []);
  for (const [position, statement] of statements.entries())
    for (const index of actionsAmong(every, statement, service)) positions[index]?.push(position);
  const shared = new Map<string, Candidates>();
  return positions.map((list) => {
    if (list.length === 0) return undefined;
    const key = list.join(' ');
    const candidates = shared.get(key) ?? deniesFirst(list.map((at) => statements[at] as CompiledStatement));
    shared.set(key, candidates);
    return candidates;
  });
}

/** Those of a service that a statement is about. */
function actionsAmong(
  every: readonly number[],
  { actions, exceptActions }: CompiledStatement,
  service: number,
): readonly number[] {
  const named = actions === 'all' ? every : (actions.get(service) ?? []);
  if (!exceptActions) return named;
  const excepted = new Set(named);
  return every.filter((index) => !excepted.has(index));
}

function deniesFirst(statements: readonly CompiledStatement[]): Candidates {
  const denies = statements.filter(({ isDeny }) => isDeny);
  const allows = statements.filter(({ isDeny }) => !isDeny);
  return [...denies, ...allows];
}
