import type { Pacer, PacerClock } from './pacer.ts';
import type { Redactor } from './redactor.ts';
import type { SignIn } from './sign-in.ts';
import type { Wire } from './wire.ts';

/** What every request goes through. */
export interface Connection {
  readonly wire: Wire;
  readonly pacer: Pacer;
  readonly clock: PacerClock;
  readonly redactor: Redactor;
  readonly signIn: SignIn;
}
