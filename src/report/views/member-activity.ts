/** A commit that changed the files of the organization, as somebody's. */
export interface ChangeReport {
  readonly commit: string;
  /** As its author line says. */
  readonly at: string;
  readonly subject: string;
  /** `verified`: signed by them, as Git verifies; `claimed`: its author line names them, which anybody can write. */
  readonly authorship: 'verified' | 'claimed';
}

/** What a member was seen to do. */
export interface MemberActivity {
  /** When they joined: as a system saw it, else by the entry of the ledger that made or accepted them. */
  readonly joined: {
    readonly at: string;
    readonly by: 'observed' | 'ledger';
    readonly entry?: number;
  } | null;
  readonly lastSignIn: { readonly at: string; readonly seenAt: string } | null;
  readonly mfa: { readonly value: boolean; readonly seenAt: string } | null;
  readonly emailDelivery: { readonly value: 'delivered' | 'failed'; readonly seenAt: string } | null;
  readonly changes: {
    /** The newest of theirs. */
    readonly newest: readonly ChangeReport[];
    /** How many commits were looked at, the newest of the history. */
    readonly lookedAt: number;
    /** Whether that was the whole history. */
    readonly whole: boolean;
    /** Why nothing, or nothing but claims, can be told; absent where it can. */
    readonly because?: 'no-email' | 'no-repository' | 'not-verified';
  };
}
