import type { DoneDeed } from '../../access/authorship/deeds-between.ts';
import type { Oid, Person } from '../../git/git-repository.ts';

/** Who made a change: of a commit its author; of what stands in no commit whoever runs Bylaw. */
export interface Author {
  /** Undefined where Git knows nobody. */
  readonly email: string | undefined;
  /** The first of theirs; absent for whoever runs Bylaw. */
  readonly commit?: Oid;
  /** All of theirs by which they may have done it, where there are more. */
  readonly commits?: readonly Oid[];
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
  const found = new Map<string, Authored[]>();
  for (const each of all) {
    const key = authorKey(each.author);
    found.set(key, [...(found.get(key) ?? []), each]);
  }
  return [...found.values()].flatMap((own) => {
    // What they did nothing by need not be taken back.
    const acting = own.filter(({ deeds }) => deeds.length > 0);
    const [author] = together((acting.length === 0 ? own : acting).map((each) => each.author));
    const deeds = acting.flatMap((each) => each.deeds);
    const once = new Map(deeds.map((deed) => [`${deed.key} ${deed.action} ${deed.resource}`, deed]));
    return author === undefined ? [] : [{ author, deeds: [...once.values()] }];
  });
}

/** Each author once, with their commits in order. */
export function together(all: readonly Author[]): readonly Author[] {
  const found = new Map<string, { readonly author: Author; readonly commits: Set<Oid> }>();
  for (const author of all) {
    const key = authorKey(author);
    const own = found.get(key) ?? { author, commits: new Set() };
    found.set(key, own);
    for (const commit of author.commits ?? (author.commit === undefined ? [] : [author.commit]))
      own.commits.add(commit);
  }
  return [...found.values()].map(({ author, commits }) =>
    commits.size > 1 ? { ...author, commits: [...commits] } : author,
  );
}
