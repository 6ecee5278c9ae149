import type { Instant } from '../model/model.ts';

/** What the person who is invited has to be told; it holds the one-time code, and is kept nowhere. */
export interface Notification {
  readonly notificationVersion: 1;
  readonly kind: 'invitation';
  readonly organization: string;
  readonly organizationName: string;
  readonly member: string;
  readonly displayName: string | null;
  readonly email: string | null;
  readonly code: string;
  readonly expires: Instant | null;
}

/** A command that does not answer is ended, and a request given up, after so many milliseconds. */
export const patience = 15_000;

/** Throws a plain `Error` whose message says why the notification was not taken, and never what it holds. */
export type Notifier = (notification: Notification) => Promise<void>;
