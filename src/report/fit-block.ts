import { withCommas } from './count-of.ts';

/** A list or a table in Markdown, of which rows may be left out but not cut. */
export interface Block {
  /** What it is called where it is only counted. */
  readonly title: string;
  /** What stands above its first row. */
  readonly head: string;
  readonly rows: readonly string[];
  /** The same rows as short as they can be, one for each: where not all of them fit, those that do not stand so. */
  readonly brief?: readonly string[];
  /** How many there are, those counted of which no row was made. */
  readonly count: number;
  /** Where those without a row can be seen; by default in the plan. */
  readonly see?: string;
  /** What stands below all of it. */
  readonly foot?: string;
  /** What of it is read at once where details are folded away: all of it, or its first rows; by default its title alone. */
  readonly open?: 'whole' | 'first-rows';
}

/** Where what a comment has no room for can be seen. */
export const seeAll = 'see `bylaw plan --full`.';

/** Bytes, of which no text has fewer than characters, however GitHub counts them. */
export function sizeOf(text: string): number {
  return Buffer.byteLength(text);
}

/** The block with as many rows as fit into so many bytes, the others counted; never more than `allowance`. */
export function fitBlock(block: Block, allowance: number): string {
  const whole = block.count === 0 ? '' : wholeBlock(block);
  if (sizeOf(whole) <= allowance) return whole;
  const { title, rows, brief = rows, count, see = seeAll } = block;
  const fitting = fitRows(rows, brief, allowance - sizeOf(wholeBlock({ ...block, rows: [] })));
  if (fitting.length > 0) return wholeBlock({ ...block, rows: fitting });
  const counted = `**${title}**: ${withCommas(count)}, not shown here: ${see}`;
  return sizeOf(counted) <= allowance ? counted : '';
}

/** As many rows as have room when they are brief, in order; then, in order, those whole that have room so. */
function fitRows(rows: readonly string[], brief: readonly string[], room: number): readonly string[] {
  let left = room;
  const takes = (text: string, instead = 0) => {
    const more = sizeOf(text) + 1 - instead;
    if (more > left) return false;
    left -= more;
    return true;
  };
  const kept = brief.flatMap((short, index) =>
    takes(short) ? [{ short, whole: rows[index] ?? short }] : [],
  );
  return kept.map(({ short, whole }) => (takes(whole, sizeOf(short) + 1) ? whole : short));
}

/** The block with all rows that were made of it. */
export function wholeBlock({ head, rows, count, see = seeAll, foot = '' }: Block): string {
  const left = count - rows.length;
  return `${head}${rows.join('\n')}${left === 0 ? '' : `\n\n… and ${withCommas(left)} more: ${see}`}${foot}`;
}
