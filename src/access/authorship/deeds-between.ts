import type { Deed } from './deed.ts';
import type { Fact, Facts, Needed } from './fact.ts';

/** What somebody did by changing the files: an action on a document, and what of it that was. */
export interface DoneDeed extends Deed {
  /** The fact that changed. */
  readonly key: string;
  /** "gives `owner` to `member/bo`" */
  readonly does: string;
}

/**
 * What it takes to make the one of the other: each action on each document once for each fact that differs.
 *
 * @param counts whether a fact is asked about: of a merge only some are its own
 */
export function deedsBetween(
  before: Facts,
  after: Facts,
  counts: (key: string) => boolean = () => true,
): readonly DoneDeed[] {
  const deeds: DoneDeed[] = [];
  // Where that it is made or removed is asked of nobody, what comes and goes with it is asked by itself.
  const isMade = ({ about }: Fact) => counts(about) && after.has(about) && !before.has(about);
  const isRemoved = ({ about }: Fact) => counts(about) && before.has(about) && !after.has(about);
  const add = (key: string, needed: readonly Needed[], does: string, at?: Fact['at']) => {
    if (!counts(key)) return;
    for (const [action, resource] of new Map(needed.map((each) => [each.join(' '), each])).values())
      deeds.push({ key, action, resource, does, ...(at === undefined ? {} : { at }) });
  };
  for (const [key, fact] of after) {
    const old = before.get(key);
    if (old === undefined) {
      if (!(fact.comesWith && isMade(fact))) add(key, fact.adding, fact.words.added, fact.at);
    } else if (old.value !== fact.value)
      add(key, [...old.taking, ...fact.adding], fact.words.changed, fact.at);
  }
  for (const [key, old] of before)
    if (!after.has(key) && !(old.goesWith && isRemoved(old))) add(key, old.taking, old.words.taken);
  return deeds;
}

/** The facts that differ. */
export function differing(before: Facts, after: Facts): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const [key, { value }] of after) if (before.get(key)?.value !== value) keys.add(key);
  for (const key of before.keys()) if (!after.has(key)) keys.add(key);
  return keys;
}
