import { Flags } from './flags.ts';
import { given } from './given.ts';

/** A flag that may be given several times. */
export function several(description: string, helpValue: string) {
  return Flags.string({
    description: `${description} (repeatable)`,
    helpValue,
    multiple: true,
    multipleNonGreedy: true,
  });
}

/** What people call something new, and what it is for. */
export const describingFlags = {
  'display-name': Flags.string({ description: 'what people call it', helpValue: 'TEXT' }),
  description: Flags.string({ description: 'what it is for', helpValue: 'TEXT' }),
};

/** From when until when something is given, and why. */
export const periodFlags = {
  starts: Flags.string({ description: 'from when: `2026-12-01` or an instant', helpValue: 'TIME' }),
  expires: Flags.string({ description: 'until when; a date means its end', helpValue: 'TIME' }),
  reason: Flags.string({ description: 'why; kept with it', helpValue: 'TEXT' }),
  ticket: Flags.string({ description: 'where it was asked for', helpValue: 'TEXT' }),
};

export const onFlag = several('only on these resources', 'PATTERN');
export const zoneFlag = Flags.string({ description: 'only in this zone', helpValue: 'ZONE' });

/** How a role is held. */
export const assignmentFlags = { zone: zoneFlag, on: onFlag, ...periodFlags };

/** Which of several bindings of a role is meant. */
export const choiceFlags = {
  zone: Flags.string({ description: 'the one in this zone', helpValue: 'ZONE' }),
  on: several('the one on these resources', 'PATTERN'),
};

export const deletionFlags = {
  references: Flags.boolean({ description: 'take out what refers to it in the same edit' }),
};

interface AssignmentFlags {
  readonly zone?: string | undefined;
  readonly on?: readonly string[] | undefined;
  readonly starts?: string | undefined;
  readonly expires?: string | undefined;
  readonly reason?: string | undefined;
  readonly ticket?: string | undefined;
}

/** How a role is held, of all flags of a command. */
export function assignmentGiven({ zone, on, starts, expires, reason, ticket }: AssignmentFlags) {
  return given({ zone, on, starts, expires, reason, ticket });
}
