import { withCommas } from './count-of.ts';

/** A list or a table in Markdown, of which rows may be left out but not cut. */
export interface Block {
  /** What it is called where it is only counted. */
  readonly title: string;
  /** What stands above its first row. */
  readonly head: string;
  readonly rows: readonly string[];
  /** How many there are, those counted of which no row was made. */
  readonly count: number;
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
  const { title, rows, count } = block;
  let left = allowance - sizeOf(wholeBlock({ ...block, rows: [] }));
  const fitting = rows.filter((row) => {
    const fits = sizeOf(row) + 1 <= left;
    if (fits) left -= sizeOf(row) + 1;
    return fits;
  });
  if (fitting.length > 0) return wholeBlock({ ...block, rows: fitting });
  const counted = `**${title}**: ${withCommas(count)}, not shown here: ${seeAll}`;
  return sizeOf(counted) <= allowance ? counted : '';
}

/** The block with all rows that were made of it. */
export function wholeBlock({ head, rows, count }: Block): string {
  const left = count - rows.length;
  return `${head}${rows.join('\n')}${left === 0 ? '' : `\n\n… and ${withCommas(left)} more: ${seeAll}`}`;
}
