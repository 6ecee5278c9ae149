import { countOf } from '../count-of.ts';

/** Whether somebody signs in with more than one factor: what nobody has seen is not a no. */
export type MfaSeen = 'yes' | 'no' | 'unknown';

/** What makes somebody's sign-in matter most. */
export type Power = 'owner' | 'privileged' | 'admin';

/** How far the active members of an organization have MFA, as it was seen last. */
export interface MfaPosture {
  readonly active: number;
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
  /** Active owners, privileged members and administrators without MFA, or of whom nobody knows; the strongest first. */
  readonly exposed: readonly {
    readonly member: string;
    readonly power: Power;
    readonly mfa: 'no' | 'unknown';
  }[];
}

/** The coverage, and whom it lacks where it matters, a line each. */
export function renderMfaPosture({ active, yes, no, unknown, exposed }: MfaPosture): readonly string[] {
  const share = active === 0 ? 0 : Math.floor((100 * yes) / active);
  return [
    `MFA: ${yes} of ${countOf(active, 'active member')} (${share}%), ${no} without, ${unknown} unknown`,
    ...(exposed.length === 0
      ? ['every active owner, administrator and privileged member has it']
      : ['without it, or unknown, where it matters:']),
    ...exposed.map(({ member, power, mfa }) => `  ${member}: ${powerWords[power]}, ${mfaWords[mfa]}`),
  ];
}

const powerWords: Readonly<Record<Power, string>> = {
  owner: 'owner',
  privileged: 'privileged',
  admin: 'administrator',
};

const mfaWords: Readonly<Record<'no' | 'unknown', string>> = { no: 'no MFA', unknown: 'unknown' };
