/** Milliseconds for a story: each is a dozen processes one after the other, and the machine may be busy. */
export const patience = { timeout: 600_000 } as const;
