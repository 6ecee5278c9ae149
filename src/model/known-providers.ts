/** The providers that every target may name, whether or not this version comes with them. */
export const knownProviders: readonly string[] = ['directory', 'github'];
