import { withCommas } from './count-of.ts';
import { htmlOf } from './escape-markdown.ts';
import type { Block } from './fit-block.ts';

/** What stands at the end of all that is folded away. */
export const foldEnd = '</details>';

/** Its title alone until somebody opens it: as HTML, which nothing is looked for in. */
export function foldStart(titleHtml: string): string {
  return `<details>\n<summary>${titleHtml}</summary>`;
}

/** The block, of which no more than its title and count is seen until somebody opens it. */
export function foldBlock(block: Block): Block {
  const { title, head, count } = block;
  const own = headOf(title);
  const rest = head.startsWith(own) ? head.slice(own.length) : head;
  return {
    ...block,
    head: `${foldStart(`<b>${htmlOf(title)}</b>: ${withCommas(count)}`)}\n\n${rest}`,
    foot: `\n\n${foldEnd}`,
  };
}

/** The first rows of a block, and the others folded away below them. */
export function foldBeyond(block: Block, shown: number): readonly Block[] {
  const { title, rows, brief, count } = block;
  if (count <= shown) return [block];
  const parts = (from: number, to: number) => ({
    rows: rows.slice(from, to),
    ...(brief === undefined ? {} : { brief: brief.slice(from, to) }),
  });
  if (shown === 0) return [foldBlock(block)];
  const others = { title: `${title}, the others`, head: '', count: count - shown };
  return [
    { ...block, ...parts(0, shown), count: shown },
    foldBlock({ ...block, ...others, ...parts(shown, rows.length) }),
  ];
}

/** A title as it stands above rows that are not folded away. */
export function headOf(title: string): string {
  return `**${title}**\n\n`;
}
