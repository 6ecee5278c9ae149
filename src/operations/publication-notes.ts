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
  const sought = new Map(publishes.map((next) => [next.policy, next]));
  const notes: string[] = [];
  for await (const { entry } of ledger.entries({ organization: name })) {
    if (sought.size === 0) break;
    if (entry.kind !== 'publish') continue;
    const found = takeThose(entry, sought);
    if (found.length === 0) continue;
    const isUnseen = await writtenWithout(git, entry.source, source);
    const by = `entry ${entry.sequence}, from commit ${entry.source.slice(0, 7)}`;
    for (const { policy, version, previous } of found) {
      const file = policies.get(policy)?.origin.file;
      if (file !== undefined && (await isUnseen(file)))
        notes.push(`${policy}@${version}: version ${previous} was published by ${by}`);
    }
  }
  return notes.sort();
}

/** Those whose version before the entry published; they are sought no more. */
function takeThose(
  { published = [] }: LedgerEntry,
  sought: Map<string, ExpectedVersion>,
): readonly ExpectedVersion[] {
  return published.flatMap(({ policy, version }) => {
    const next = sought.get(policy);
    if (next === undefined || next.previous !== version) return [];
    sought.delete(policy);
    return next;
  });
}
