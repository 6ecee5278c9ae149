import type { Json, JsonObject } from '../../../digest/json.ts';
import type { Address } from '../../../plan/address.ts';

/*
 * What was seen of an organization beside the entries of its state: handed from the reader to the projection, as the
 * JSON that ActualState carries.
 */

// A type, not an interface: only so it is JSON to the compiler.
export type Observed = {
  /** Its log-in on GitHub. */
  readonly login: string;
  /** Its settings, those that only GitHub can change among them, under Bylaw's names for them. */
  readonly settings: JsonObject;
  /** Its repositories; null where they were not asked for. */
  readonly repositories: readonly string[] | null;
  /** By the address at which they are declared, those whose account is known. */
  readonly accounts: { readonly [address: Address]: ObservedAccount };
  /** Who is declared with a log-in that nobody has. */
  readonly nobody: readonly Address[];
  /** Under the addresses of the state, who was invited and has not answered, with the number of the invitation. */
  readonly pending: { readonly [address: Address]: number };
  /** The teams, by Bylaw's names, that something else decides about. */
  readonly elsewhere: { readonly [team: string]: 'enterprise' | 'synchronized' };
  /** Addresses of members without a second factor; null where that cannot be seen. */
  readonly withoutTwoFactor: readonly Address[] | null;
};

export type ObservedAccount = { readonly account: number; readonly login: string | null };

/** What a state says was observed; nothing, where it is of no reader of GitHub. */
export function observedIn({ observed }: { readonly observed?: Json }): Observed {
  return observed === undefined ? nothingObserved : (observed as unknown as Observed);
}

export const nothingObserved: Observed = {
  login: '',
  settings: {},
  repositories: null,
  accounts: {},
  nobody: [],
  pending: {},
  elsewhere: {},
  withoutTwoFactor: null,
};
