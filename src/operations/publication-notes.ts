import type { LedgerEntry } from '../audit/entry.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ExpectedVersion } from '../plan/plan.ts';
import type { DraftedSection } from './draft-plan.ts';
import { writtenWithout } from './written-without.ts';

/**
 * Says where a policy's next number is not the one that its author could expect, because another branch published
 * in between: its version came from a commit that the author's did not have.
 */
export async function publicationNotes(
  { git, source }: { readonly git: GitReader; readonly source: Oid },
  ledger: Ledger,
  sections: readonly DraftedSection[],
): Promise<readonly string[]> {
  const [first] = sections;
  const publishes = sections
    .flatMap(({ planned }) => planned.section.publishes)
    .filter(({ previous }) => previous > 0);
  if (first === undefined || publishes.length === 0) return [];
  const { name, policies } = first.organization;
  const notes = new Map<string, string | undefined>();
  for await (const { entry } of ledger.entries({ organization: name })) {
    if (entry.kind !== 'publish') continue;
    for (const next of publishes) {
      const { policy, version, previous } = next;
      if (notes.has(policy) || !publishedBy(entry, next)) continue;
      const file = policies.get(policy)?.origin.file;
      const unseen = file !== undefined && (await writtenWithout(git, entry.source, source, file));
      const by = `entry ${entry.sequence}, from commit ${entry.source.slice(0, 7)}`;
      notes.set(
        policy,
        unseen ? `${policy}@${version}: version ${previous} was published by ${by}` : undefined,
      );
    }
    if (publishes.every(({ policy }) => notes.has(policy))) break;
  }
  return [...notes.values()].filter((note) => note !== undefined).sort();
}

/** Whether the entry published the version before. */
function publishedBy({ published = [] }: LedgerEntry, { policy, previous }: ExpectedVersion): boolean {
  return published.some((each) => each.policy === policy && each.version === previous);
}
