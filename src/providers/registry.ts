import { directoryProvider } from './directory/directory-provider.ts';
import { githubProvider } from './github/github-provider.ts';
import type { ProviderFactory } from './provider-factory.ts';

/** Providers by the name that a target's `provider` gives. */
export type ProviderRegistry = ReadonlyMap<string, ProviderFactory>;

/** What YAML may name. Tests add theirs to a copy. */
export const providers: ProviderRegistry = new Map([
  ['directory', directoryProvider],
  ['github', githubProvider],
]);
