import type { PlanSection } from '../plan/plan.ts';
import { sectionAccessBlocks } from './access-diff/access-blocks.ts';
import { changesAccess } from './access-diff/render-section-access.ts';
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
  /** Who gains and loses what, and who has to agree. */
  readonly access: readonly Block[];
  readonly contents: readonly Block[];
  /** What stands below all of it. */
  readonly foot?: string;
}

/** Undefined where there is nothing to say of it; what one that is alone comes to stands above it. */
export function sectionMarkdown(
  section: PlanSection,
  isAlone: boolean,
  mostRows?: number,
): SectionMarkdown | undefined {
  const refusals = [refusalsOf(section)];
  const contents = contentsOf(section, mostRows);
  if (sizeOfBlocks(refusals) + contents.length === 0 && !changesAccess(section)) return undefined;
  const heading = `### ${briefMarkdown(section.organization)} on ${briefMarkdown(section.target)}`;
  const access = sectionAccessBlocks(section, isAlone, mostRows);
  return { section, heading, refusals, access, contents: [...contents, unansweredOf(section)] };
}

/** How many bytes it needs to be whole. */
export function sizeOfSection({ heading, refusals, access, contents, foot = '' }: SectionMarkdown): number {
  return (
    sizeOf(heading + gap + foot) + sizeOfBlocks(refusals) + sizeOfBlocks(access) + sizeOfBlocks(contents)
  );
}

/** The section in so many bytes: what refuses it, what it does to access and what it changes have an equal share. */
export function fitSection(
  { heading, refusals, access, contents, foot = '' }: SectionMarkdown,
  allowance: number,
): string {
  const parts = [refusals, access, contents];
  const shares = shareOut(parts.map(sizeOfBlocks), allowance - sizeOf(heading + gap + foot));
  const texts = [heading, ...parts.map((blocks, index) => fitBlocks(blocks, shares[index] ?? 0)), foot];
  return texts.filter((text) => text !== '').join(gap);
}
