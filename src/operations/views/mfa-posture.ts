import { strongestAccess } from '../../access/strongest-access.ts';
import type { ObservedMember } from '../../audit/observations/observed-member.ts';
import { isOwnersRole } from '../../model/organization/owners.ts';
import type { MfaPosture, MfaSeen, Power } from '../../report/views/mfa-posture.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { compileAsked } from '../access/compile-asked.ts';
import { memberStatus } from './member-status.ts';

const strongestFirst: readonly Power[] = ['owner', 'privileged', 'admin'];

/** How far the active members have MFA, by what was seen last, and which of those who matter most lack it. */
export function mfaPosture(source: AskedSource, seen: ReadonlyMap<string, ObservedMember>): MfaPosture {
  const { organization } = source;
  const strongest = strongestAccess(compileAsked(source), organization, Date.parse(source.now));
  const active = [...organization.members.values()].filter(
    (member) => memberStatus(source, member) === 'active',
  );
  const counts: Record<MfaSeen, number> = { yes: 0, no: 0, unknown: 0 };
  const exposed: MfaPosture['exposed'][number][] = [];
  for (const { name, role } of active) {
    const mfa = mfaSeen(seen.get(name));
    counts[mfa] += 1;
    if (mfa === 'yes') continue;
    const power = isOwnersRole(organization, role) ? 'owner' : strongest(`member/${name}`);
    if (power !== undefined) exposed.push({ member: name, power, mfa });
  }
  const rank = ({ power }: { readonly power: Power }) => strongestFirst.indexOf(power);
  exposed.sort((a, b) => rank(a) - rank(b) || (a.member < b.member ? -1 : 1));
  return { active: active.length, ...counts, exposed };
}

export function mfaSeen(observed: ObservedMember | undefined): MfaSeen {
  if (observed?.mfa === undefined) return 'unknown';
  return observed.mfa.value ? 'yes' : 'no';
}
