import type { QuestionBasis } from '../report/access/question-basis.ts';
import { renderJson } from '../report/render-json.ts';
import type { Table } from '../report/tables/table.ts';
import { BaseCommand } from './base-command.ts';
import { given } from './given.ts';
import type { formats } from './question-flags.ts';

interface ListWords {
  readonly org?: string | undefined;
  readonly at?: string | undefined;
  readonly now?: string | undefined;
  readonly sort?: string | undefined;
}

/** What a list is asked for by `listFlags`. */
export function listedByWords({ org, at, now, sort }: ListWords) {
  return given({ organization: org, at, now, sort });
}

/** A command that lists things of one kind, as a table. */
export abstract class ListCommand extends BaseCommand {
  protected async printRows<Row>(
    format: (typeof formats)[number],
    report: { readonly basis: QuestionBasis },
    { table, rows, notes = [] }: { table: Table<Row>; rows: readonly Row[]; notes?: readonly string[] },
  ): Promise<void> {
    if (format === 'json') return this.print(renderJson(report));
    const { renderRowsCsv, renderRowsText } = await import('../report/tables/render-rows.ts');
    this.print(
      format === 'csv'
        ? renderRowsCsv(table, rows)
        : renderRowsText(table, rows, report.basis, { style: this.style, notes }),
    );
  }
}
