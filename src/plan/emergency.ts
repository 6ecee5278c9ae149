import type { Instant, Organization } from '../model/model.ts';
import { type Address, objectAddress } from './address.ts';
import { changeDigest } from './change-digest.ts';
import type { Change, EmergencyHold, PlanSection } from './plan.ts';
import type { StateEntries } from './state.ts';

export const revocableKinds = ['member', 'service-account', 'token'] as const;
export type RevocableKind = (typeof revocableKinds)[number];

/** That somebody was revoked in a target in an emergency, and no applied source has said so yet. */
export interface Emergency {
  readonly kind: RevocableKind;
  readonly name: string;
  /** What never changes, so that a new name in the files is no way around it. */
  readonly id: string;
  /** Of the emergency entry. */
  readonly sequence: number;
  readonly at: Instant;
  /** Who revoked. */
  readonly by: string;
  readonly reason?: string;
}

/** An organization with what was revoked in an emergency, whatever the files say. */
export interface InEmergency {
  readonly organization: Organization;
  /** What the files would give back. */
  readonly holds: readonly EmergencyHold[];
  /** Whose revocation the files say themselves: applying them ends the emergency. */
  readonly settled: readonly Emergency[];
}

/** The organization as a target is to hold it while emergencies last. */
export function inEmergency(
  declared: Organization,
  target: string,
  emergencies: readonly Emergency[],
): InEmergency {
  let organization = declared;
  const holds: EmergencyHold[] = [];
  const settled: Emergency[] = [];
  for (const emergency of emergencies) {
    const found = activeOne(organization, emergency);
    if (found === undefined) settled.push(emergency);
    else {
      const { name, revoked } = found;
      organization = revoked;
      holds.push(holdOf(emergency, { organization: declared.name, target }, name));
    }
  }
  return { organization, holds, settled };
}

/** What a section says of emergencies; nothing where there is none. */
export function heldIn(
  organization: string,
  { holds, settled }: Pick<InEmergency, 'holds' | 'settled'>,
): Pick<PlanSection, 'revoked' | 'settles'> {
  const settles = settled.map(({ kind, name }) => objectAddress(kind, organization, name));
  return {
    ...(holds.length === 0 ? {} : { revoked: holds }),
    ...(settles.length === 0 ? {} : { settles }),
  };
}

/** What revoking changes of an object in a target: the field, as it is and as it will be. */
export function revocationOf(kind: RevocableKind): { readonly before: Field; readonly after: Field } {
  return kind === 'token'
    ? { before: { revoked: false }, after: { revoked: true } }
    : { before: { status: 'active' }, after: { status: 'suspended' } };
}

type Field = { readonly revoked: boolean } | { readonly status: string };

/** Whether an object has nothing left to revoke in a state: it is revoked there, or not there. */
export function isRevokedIn(entries: StateEntries, address: Address): boolean {
  const value = entries.get(address);
  return value === undefined || value.status === 'suspended' || value.revoked === true;
}

/** Whoever the files declare to be active under the name, a later one or the id; and the organization with them revoked. */
function activeOne(
  organization: Organization,
  { kind, name, id }: Emergency,
): { readonly name: string; readonly revoked: Organization } | undefined {
  const isOne = (each: Named) => each.name === name || each.previously.includes(name) || each.id === id;
  if (kind === 'token') {
    const tokens = [...organization.tokens.values()].filter((each) => isOne(each) && !each.revoked);
    const [first] = tokens;
    if (first === undefined) return undefined;
    const revoked = tokens.map((each) => [each.name, { ...each, revoked: true }] as const);
    return {
      name: first.name,
      revoked: { ...organization, tokens: new Map([...organization.tokens, ...revoked]) },
    };
  }
  const field = kind === 'member' ? 'members' : 'serviceAccounts';
  const all: ReadonlyMap<string, Named & { readonly status: string }> = organization[field];
  const active = [...all.values()].filter((each) => isOne(each) && each.status === 'active');
  const [first] = active;
  if (first === undefined) return undefined;
  const suspended = active.map((each) => [each.name, { ...each, status: 'suspended' }] as const);
  return { name: first.name, revoked: { ...organization, [field]: new Map([...all, ...suspended]) } };
}

interface Named {
  readonly name: string;
  readonly id: string;
  readonly previously: readonly string[];
}

function holdOf(
  { kind, sequence, at, by, reason }: Emergency,
  scope: { readonly organization: string; readonly target: string },
  name: string,
): EmergencyHold {
  const { before: after, after: before } = revocationOf(kind);
  const parts = {
    action: 'update',
    address: objectAddress(kind, scope.organization, name),
    before,
    after,
  } as const;
  const change: Change = {
    ...parts,
    digest: changeDigest({ ...scope, ...parts }),
    effect: 'gain',
    cause: 'declared',
  };
  return { change, entry: sequence, at, by, ...(reason === undefined ? {} : { reason }) };
}

/** Why what an emergency took is not given back, such as `revoked in an emergency at … by Ada: entry 7 (lost laptop)`. */
export function emergencyMessage({ entry, at, by, reason }: Omit<EmergencyHold, 'change'>): string {
  const why = reason === undefined ? '' : ` (${reason})`;
  return `revoked in an emergency at ${at} by ${by}: entry ${entry}${why}; the files still give it`;
}
