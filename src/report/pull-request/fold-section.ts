import { summaryText } from '../access-diff/access-glance.ts';
import { htmlOf } from '../escape-markdown.ts';
import { isStopped } from '../findings-of.ts';
import type { Block } from '../fit-block.ts';
import { foldBeyond, foldBlock, foldEnd, foldStart, headOf } from '../fold-block.ts';
import type { SectionMarkdown } from '../section-markdown.ts';

/** What of a section is seen before anybody opens anything. */
export interface Folding {
  /** Rows of what somebody has to look at, of each sort of it. */
  readonly rows: number;
  /** Whether even that is folded away, below a line that says what it comes to. */
  readonly isWhole: boolean;
  /** Where what has no room can be seen. */
  readonly see: string;
}

/** A section of which only what needs somebody's eye is seen at once: what refuses it, and who gains what. */
export function foldSection(one: SectionMarkdown, { rows, isWhole, see }: Folding): SectionMarkdown {
  const { refusals, access, contents } = one;
  let left = rows;
  const fold = (block: Block): readonly Block[] => {
    const seen = { see, ...capitalised(block) };
    if (block.open === 'whole') return [seen];
    if (block.open !== 'first-rows') return [foldBlock(seen)];
    const shown = Math.min(left, block.count);
    left -= shown;
    return foldBeyond(seen, shown);
  };
  const folded = {
    ...one,
    refusals: refusals.flatMap(fold),
    access: access.flatMap(fold),
    contents: contents.flatMap(fold),
  };
  return isWhole && !isStopped(one.section) ? foldWhole(folded) : folded;
}

/** A title stands by itself here. */
function capitalised({ title, head, ...rest }: Block): Block {
  const own = `${title.charAt(0).toUpperCase()}${title.slice(1)}`;
  return { ...rest, title: own, head: head.replace(headOf(title), () => headOf(own)) };
}

function foldWhole(one: SectionMarkdown): SectionMarkdown {
  const { organization, target, access } = one.section;
  const where = `<b><code>${htmlOf(organization)}</code> on <code>${htmlOf(target)}</code></b>`;
  const what = access.status === 'evaluated' ? htmlOf(summaryText(access)) : 'access not compared';
  return { ...one, heading: foldStart(`${where}: ${what}`), foot: foldEnd };
}
