import { sortRows } from '../../report/tables/sort-rows.ts';
import { tokenTable } from '../../report/views/token-table.ts';
import type { TokenListReport } from '../../report/views/view-reports.ts';
import { basisOf } from '../access/basis-of.ts';
import { withSource } from '../access/with-source.ts';
import type { Session } from '../session.ts';
import type { ListOptions } from './list-options.ts';
import { tokenSummaries } from './token-summaries.ts';

/** The records of the tokens of an organization. Throws `view/unknown-column`. */
export async function tokenList(session: Session, options: ListOptions = {}): Promise<TokenListReport> {
  return withSource(session, options, async (source) => ({
    basis: basisOf(source),
    tokens: sortRows(tokenTable, tokenSummaries(source), options.sort),
  }));
}
