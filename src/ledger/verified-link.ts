import { parseTrailers } from '../audit/entry-message.ts';
import type { Commit, GitReader } from '../git/git-repository.ts';
import type { VerifiedLink } from './chain-link.ts';
import { parseCommitEntry, readEntries, readRecords } from './read-entries.ts';

/** How `entry.json` of this version gives it. A line break is nowhere within a text, so that only a key of the top stands so. */
const thisVersion = Buffer.from('\n  "ledgerVersion": 1,\n');

/**
 * An entry that was verified in this clone before: its trailers say what it says, so that its record, which may
 * hold every change of a first apply, is only taken apart when it is asked for.
 */
export async function verifiedLink(git: GitReader, commit: Commit): Promise<VerifiedLink> {
  const [record] = await readRecords(git, [commit]);
  const sequence = sequenceOf(commit);
  if (record?.includes(thisVersion) !== true || sequence === undefined) {
    const [recorded] = await readEntries(git, [commit]);
    return { commit, sequence: recorded?.entry.sequence ?? 0, entry: () => recorded?.entry };
  }
  return { commit, sequence, entry: () => parseCommitEntry(commit, record) };
}

function sequenceOf({ message }: Commit): number | undefined {
  const text = parseTrailers(message).find(([key]) => key === 'Bylaw-Sequence')?.[1];
  const sequence = text === undefined ? Number.NaN : Number(text);
  return Number.isSafeInteger(sequence) && sequence > 0 ? sequence : undefined;
}
