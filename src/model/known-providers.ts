/** The providers that a target may name; each is a folder of `src/providers`. */
export const knownProviders: readonly string[] = ['directory', 'github', 'memory'];
