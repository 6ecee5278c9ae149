import type { Ledger } from '../ledger/ledger.ts';
import type { DraftedSection } from './draft-plan.ts';

/**
 * Says where a policy's next number is not the one that its author could expect, because another branch published
 * in between: its version came from a commit that the author's did not have.
 */
export async function publicationNotes(
  ledger: Ledger,
  sections: readonly DraftedSection[],
): Promise<readonly string[]> {
  const [first] = sections;
  const publishes = sections.flatMap(({ planned }) => planned.section.publishes);
  if (first === undefined || publishes.every(({ previous }) => previous === 0)) return [];
  const notes: string[] = [];
  for await (const { entry } of ledger.entries({ organization: first.organization.name })) {
    if (entry.kind !== 'publish') continue;
    const lines = publishes.flatMap(({ policy, version, previous }) => {
      const found = entry.published?.find((each) => each.policy === policy && each.version === previous);
      return found === undefined
        ? []
        : [
            `${policy}@${version}: version ${previous} was published by entry ${entry.sequence}, from commit ${entry.source.slice(0, 7)}`,
          ];
    });
    notes.push(...lines);
    if (notes.length >= publishes.filter(({ previous }) => previous > 0).length) break;
  }
  return [...new Set(notes)].sort();
}
