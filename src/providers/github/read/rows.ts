import { countOf, type Fields, fieldsOf, idOf, listOf, textOf, wordOf } from './fields.ts';
import { Moved } from './moved.ts';

/** A list that comes in pages, as far as it came. */
export interface Rows<T> {
  readonly rows: T[];
  readonly total: number;
  /** Where it goes on; absent once it is whole. */
  cursor: string | undefined;
}

export type TeamMemberRow = { readonly account: number; readonly role: 'member' | 'maintainer' };
export type TeamRepositoryRow = { readonly name: string; readonly permission: string };

const memberRoles = { MEMBER: 'member', MAINTAINER: 'maintainer' } as const;
const permissions = {
  READ: 'read',
  TRIAGE: 'triage',
  WRITE: 'write',
  MAINTAIN: 'maintain',
  ADMIN: 'admin',
} as const;

export function teamMemberRows(value: unknown, where: string): Rows<TeamMemberRow> {
  return rowsOf(value, where, (edge) => ({
    account: idOf(fieldsOf(edge.node, where).databaseId, `${where}, an account`),
    role: wordOf(edge.role, memberRoles, `${where}, a role`),
  }));
}

export function teamRepositoryRows(value: unknown, where: string): Rows<TeamRepositoryRow> {
  return rowsOf(value, where, (edge) => ({
    name: textOf(fieldsOf(edge.node, where).name, `${where}, a repository`),
    permission: wordOf(edge.permission, permissions, `${where}, a permission`),
  }));
}

export function rowsOf<T>(value: unknown, where: string, parse: (edge: Fields) => T): Rows<T> {
  const { totalCount, pageInfo, edges } = fieldsOf(value, where);
  const { hasNextPage, endCursor } = fieldsOf(pageInfo, where);
  const rows = listOf(edges, where).map((edge) => parse(fieldsOf(edge, where)));
  const cursor = hasNextPage === true ? textOf(endCursor, `${where}, a cursor`) : undefined;
  return { rows, total: countOf(totalCount, `${where}, a total`), cursor };
}

/** Adds the next page of a list to what came before it. */
export function appendRows<T>(rows: Rows<T>, next: Rows<T>, where: string): void {
  if (next.total !== rows.total) throw new Moved(`${where}: there were ${rows.total}, and now ${next.total}`);
  if (next.cursor !== undefined && next.cursor === rows.cursor) {
    throw new Moved(`${where}: GitHub gives the same page again`);
  }
  for (const row of next.rows) rows.rows.push(row);
  rows.cursor = next.cursor;
}

/** Holds a list that is whole against its total, and against being told anything twice. */
export function expectAll<T>({ rows, total }: Rows<T>, key: (row: T) => unknown, where: string): void {
  if (rows.length !== total) throw new Moved(`${where}: GitHub counts ${total}, and shows ${rows.length}`);
  if (new Set(rows.map(key)).size !== rows.length) throw new Moved(`${where}: one of them came twice`);
}
