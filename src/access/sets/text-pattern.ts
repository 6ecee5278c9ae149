/**
 * A pattern of texts, ready for an automaton: of resource names with their segments, or of the values of a condition
 * key. Every variable in it has its value.
 */
export interface TextPattern {
  /** The same for patterns that match the same texts by their form. */
  readonly key: string;
  /** As somebody wrote it; of role permissions, which reach all that is the organization's, and of types `*`. */
  readonly written: string;
  readonly pieces: readonly TextPiece[];
  /** Where only names with so many segments in their head have to be told apart by it: 4, of `arn` 5, 0: none. */
  readonly headLength?: number;
  /** Where something of the caller stands for one of its stars. */
  readonly open?: OpenPlace;
}

/** A place in a pattern where the value of a key of the caller stands. */
export interface OpenPlace {
  /** In lower case. */
  readonly key: string;
  readonly before: readonly TextPiece[];
  readonly after: readonly TextPiece[];
  readonly inHead: boolean;
  /** Whether of a name that matches it is certain which part of it is the value. */
  readonly isUnique: boolean;
  /** Whether the pattern has no other such place. */
  readonly isOnly: boolean;
}

/**
 * `one-of` a character as written, or in either case; `any-character` and `any-text` stop at a colon where `inHead`,
 * and after a `*` nothing has to follow.
 */
export type TextPiece =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'text-without-case'; readonly text: string }
  | { readonly is: 'any-character'; readonly inHead: boolean }
  | { readonly is: 'any-text'; readonly inHead: boolean };
