import type { Instant } from '../../model/model.ts';

/** What a system may see of a member. */
export interface Seen {
  readonly joined?: Instant;
  readonly lastSignIn?: Instant;
  /** Whether they sign in with more than one factor. */
  readonly mfa?: boolean;
  /** Whether mail to their address arrives. */
  readonly emailDelivery?: 'delivered' | 'failed';
}

export type SeenField = keyof Seen;

/** A value, and when it was seen. */
interface SeenValue<T> {
  readonly at: Instant;
  readonly value: T;
}

/** What was seen of one member last. What was never seen is absent, which is not the same as no. */
export type ObservedMember = {
  readonly [Field in SeenField]?: SeenValue<NonNullable<Seen[Field]>>;
};

/** In the order of the alphabet. */
export const seenFields = [
  'emailDelivery',
  'joined',
  'lastSignIn',
  'mfa',
] as const satisfies readonly SeenField[];
