import { countOf } from './count-of.ts';
import { isStopped } from './findings-of.ts';
import { seeAll, sizeOf } from './fit-block.ts';
import { gap } from './fit-blocks.ts';
import { fitSection, type SectionMarkdown, sizeOfSection } from './section-markdown.ts';
import { shareOut } from './share-out.ts';

/** Bytes: in less than this too little can be said of a section. */
const leastOfSection = 6_000;

/** In the order of the plan; where not all fit, those that are refused before others. */
export function fitSections(sections: readonly SectionMarkdown[], allowance: number, see = seeAll): string[] {
  const moreThan = (shown: number) => {
    const hidden = sections.length - shown;
    return hidden === 0 ? [] : [`… and ${countOf(hidden, 'more section')}: ${see}`];
  };
  const needOf = (one: SectionMarkdown) => sizeOfSection(one) + gap.length;
  const room = allowance - sizeOf(moreThan(0).join('')) - gap.length;
  let left = room;
  const refusedFirst = [...sections].sort(
    (a, b) => Number(isStopped(b.section)) - Number(isStopped(a.section)),
  );
  const chosen = new Set(
    refusedFirst.filter((one) => {
      left -= Math.min(needOf(one), leastOfSection);
      return left >= 0;
    }),
  );
  const shown = sections.filter((one) => chosen.has(one));
  const shares = shareOut(shown.map(needOf), room);
  const texts = shown.map((one, index) => fitSection(one, (shares[index] ?? 0) - gap.length));
  return [...texts, ...moreThan(shown.length)];
}
