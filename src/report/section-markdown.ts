import type { PlanSection } from '../plan/plan.ts';
import { briefMarkdown } from './brief-markdown.ts';
import { type Block, sizeOf } from './fit-block.ts';
import { fitBlocks, gap, sizeOfBlocks } from './fit-blocks.ts';
import { contentsOf, refusalsOf, unansweredOf } from './section-blocks.ts';
import { shareOut } from './share-out.ts';

/** A section of a plan in Markdown: what refuses it stands before what it would do. */
export interface SectionMarkdown {
  readonly section: PlanSection;
  readonly heading: string;
  readonly refusals: readonly Block[];
  readonly contents: readonly Block[];
}

/** Undefined where there is nothing to say of it. */
export function sectionMarkdown(section: PlanSection): SectionMarkdown | undefined {
  const refusals = [refusalsOf(section)];
  const contents = contentsOf(section);
  if (sizeOfBlocks(refusals) + contents.length === 0) return undefined;
  const heading = `### ${briefMarkdown(section.organization)} on ${briefMarkdown(section.target)}`;
  return { section, heading, refusals, contents: [...contents, unansweredOf(section)] };
}

/** How many bytes it needs to be whole. */
export function sizeOfSection({ heading, refusals, contents }: SectionMarkdown): number {
  return sizeOf(heading) + sizeOfBlocks(refusals) + sizeOfBlocks(contents);
}

/** The section in so many bytes, of which half are for what refuses it. */
export function fitSection({ heading, refusals, contents }: SectionMarkdown, allowance: number): string {
  const needs = [sizeOfBlocks(refusals), sizeOfBlocks(contents)];
  const [forRefusals = 0, forContents = 0] = shareOut(needs, allowance - sizeOf(heading));
  const texts = [heading, fitBlocks(refusals, forRefusals), fitBlocks(contents, forContents)];
  return texts.filter((text) => text !== '').join(gap);
}
