import { type Block, fitBlock, sizeOf, wholeBlock } from './fit-block.ts';
import { shareOut } from './share-out.ts';

/** What parts two blocks. */
export const gap = '\n\n';

/** The blocks one below the other in so many bytes: each has its share, and its rows beyond that are counted. */
export function fitBlocks(blocks: readonly Block[], allowance: number): string {
  const needs = blocks.map((block) => sizeOfBlocks([block]));
  const shares = shareOut(needs, allowance);
  return blocks
    .map((block, index) => fitBlock(block, (shares[index] ?? 0) - gap.length))
    .filter((text) => text !== '')
    .join(gap);
}

/** What they need to be whole, the gap before each counted; one without rows needs nothing. */
export function sizeOfBlocks(blocks: readonly Block[]): number {
  const present = blocks.filter(({ count }) => count > 0);
  return present.reduce((sum, block) => sum + sizeOf(wholeBlock(block)) + gap.length, 0);
}
