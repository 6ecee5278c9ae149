import type { Place } from '../../diagnostic/diagnostic.ts';
import { canonicalJson } from '../../digest/canonical-json.ts';
import type { Json } from '../../digest/json.ts';

/** An action of the `bylaw` service without its service, and what it is done to: `['roles.assign', 'role/auditor']`. */
export type Needed = readonly [action: string, resource: string];

/**
 * One thing that the files say of an organization: that something exists, what one of its fields is, that a principal
 * holds a role. A fact that differs is the old one taken away and the new one added.
 */
export interface Fact {
  /** The document, or holder, that it is about: `member/bo`. */
  readonly about: string;
  /** Compared as text: canonical JSON. */
  readonly value: string;
  /** What it takes to add it, and to take it away. */
  readonly adding: readonly Needed[];
  readonly taking: readonly Needed[];
  /** For people: "changes `email` of `member/bo`". */
  readonly words: { readonly added: string; readonly taken: string; readonly changed: string };
  readonly at: Place;
  /** Whether it needs nothing of its own where what it is about is made, or removed, as a whole. */
  readonly comesWith: boolean;
  readonly goesWith: boolean;
}

/** By a key that is the same before and after: `member/bo email`. That a thing exists has the thing itself as key. */
export type Facts = ReadonlyMap<string, Fact>;

interface FactDraft extends Partial<Pick<Fact, 'words' | 'comesWith' | 'goesWith'>> {
  readonly about: string;
  readonly field?: string;
  readonly value: Json | undefined;
  readonly adding: readonly Needed[];
  readonly taking?: readonly Needed[];
  readonly at: Place;
}

/** Notes a fact, unless its value is undefined. */
export function note(facts: Map<string, Fact>, draft: FactDraft): void {
  const { about, field, value, adding, taking = adding, at } = draft;
  if (value === undefined) return;
  const { words = wordsOf(about, field), comesWith = field !== undefined, goesWith = comesWith } = draft;
  const key = field === undefined ? about : `${about} ${field}`;
  facts.set(key, { about, value: canonicalJson(value), adding, taking, words, at, comesWith, goesWith });
}

function wordsOf(about: string, field: string | undefined): Fact['words'] {
  if (field === undefined)
    return { added: `makes \`${about}\``, taken: `removes \`${about}\``, changed: `changes \`${about}\`` };
  const changed = `changes \`${field}\` of \`${about}\``;
  return { added: changed, taken: changed, changed };
}
