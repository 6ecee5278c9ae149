import type { ObjectAddress } from './address.ts';

/** One organization in one target, with the objects there that Bylaw manages as far as it recorded. */
export interface OwnedScope {
  readonly organization: string;
  readonly target: string;
  /** Never empty. */
  readonly owned: readonly ObjectAddress[];
}
