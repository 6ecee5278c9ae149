import type { DoneDeed } from '../../access/authorship/deeds-between.ts';
import type { Oid, Person } from '../../git/git-repository.ts';

/** Who made a change: of a commit its author; of what stands in no commit whoever runs Bylaw. */
export interface Author {
  /** Undefined where Git knows nobody. */
  readonly email: string | undefined;
  /** The first of theirs; absent for whoever runs Bylaw. */
  readonly commit?: Oid;
  /** Whether they signed it: else it is what somebody claims. */
  readonly isVerified: boolean;
}

export interface Authored {
  readonly author: Author;
  readonly deeds: readonly DoneDeed[];
}

/** Whoever runs Bylaw, as Git is configured. */
export function runnerAs(identity: Person | undefined): Author {
  return { email: identity?.email, isVerified: false };
}

/** What tells one author from another. */
export function authorKey({ email, isVerified, commit }: Author): string {
  return JSON.stringify([email?.toLowerCase() ?? null, isVerified, commit === undefined]);
}

/** What each did, together; an author who did nothing is among them. */
export function byAuthor(all: readonly Authored[]): readonly Authored[] {
  const found = new Map<string, { readonly author: Author; readonly deeds: Map<string, DoneDeed> }>();
  for (const { author, deeds } of all) {
    const own = found.get(authorKey(author)) ?? { author, deeds: new Map() };
    found.set(authorKey(author), own);
    for (const deed of deeds) own.deeds.set(`${deed.key} ${deed.action} ${deed.resource}`, deed);
  }
  return [...found.values()].map(({ author, deeds }) => ({ author, deeds: [...deeds.values()] }));
}
