import type { Engine } from '../../engine/engine.ts';
import { candidatesFor, type StatementTable } from '../../statements/statement-table.ts';
import { raisingActions } from './raising-actions.ts';

/** What is asked of the statements of a role for everybody who holds it. */
export interface TableNote {
  /** The actions, without their service, by which access is raised and which they allow on some resource. */
  readonly raises: readonly string[];
  /** Whether what they say depends on who asks. */
  readonly varies: boolean;
}

/** Looks at each table once. */
export function tableNotes({ actions }: Engine): (table: StatementTable) => TableNote {
  const raising = raisingActions.flatMap((text) => actions.find(text) ?? []);
  const known = new Map<StatementTable, TableNote>();
  return (table) => {
    const before = known.get(table);
    if (before !== undefined) return before;
    const allowed = raising.filter((action) =>
      candidatesFor(table, action, actions.services)?.some(({ isDeny }) => !isDeny),
    );
    const note = {
      raises: allowed.map(({ text }) => text.slice('bylaw:'.length)),
      varies: table.statements.some(({ variesByPrincipal }) => variesByPrincipal),
    };
    known.set(table, note);
    return note;
  };
}
