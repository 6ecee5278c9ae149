import { Flags } from './flags.ts';
import { given } from './given.ts';

/** Where a binding gives a role. */
export const scopeFlags = {
  zone: Flags.string({ description: 'in this zone alone', helpValue: 'ZONE' }),
  on: Flags.string({
    description: 'on these resources alone (repeatable)',
    helpValue: 'PATTERN',
    multiple: true,
    multipleNonGreedy: true,
  }),
};

/** The same, with how long and why. */
export const bindingFlags = {
  ...scopeFlags,
  starts: Flags.string({ description: 'from when: `2026-12-01` or an instant', helpValue: 'TIME' }),
  expires: Flags.string({ description: 'until when; a date means its end', helpValue: 'TIME' }),
  reason: Flags.string({ description: 'why; kept with it', helpValue: 'TEXT' }),
  ticket: Flags.string({ description: 'where it was asked for', helpValue: 'TEXT' }),
};

interface BindingWords {
  readonly zone?: string | undefined;
  readonly on?: string[] | undefined;
  readonly starts?: string | undefined;
  readonly expires?: string | undefined;
  readonly reason?: string | undefined;
  readonly ticket?: string | undefined;
}

/** The terms of a binding that its flags say. */
export function boundByWords({ zone, on, starts, expires, reason, ticket }: BindingWords) {
  return given({ zone, on, starts, expires, reason, ticket });
}
