import type { JsonObject } from '../../digest/json.ts';
import { jsonEqual } from '../../digest/json-equal.ts';
import type { Member, Organization, ServiceAccount } from '../../model/model.ts';
import type { AccessOptions, OpenInvitation } from '../access-options.ts';
import type { Inactivity } from '../decision.ts';
import type { CompiledPrincipal, HoldingGroup } from '../engine/principal.ts';
import { ambiguous } from '../engine/subject.ts';
import { always, type HoldingCompiler } from './compile-holdings.ts';
import type { StatementCompiler } from './compile-policies.ts';
import type { GivingStay } from './team-stays.ts';

export interface PersonParts {
  readonly organization: Organization;
  readonly holdings: HoldingCompiler;
  readonly statements: StatementCompiler;
  readonly invitations: AccessOptions['invitations'];
}

type PersonType = 'member' | 'service-account';
type Person = Member | ServiceAccount;

/** What limits whatever somebody holds. */
export type Standing = Pick<CompiledPrincipal, 'inactive' | 'invitationExpires' | 'boundary'>;

export function standingOf(
  { statements, invitations }: PersonParts,
  type: PersonType,
  person: Person,
): Standing {
  const invitation = type === 'member' ? invitations?.get(person.name) : undefined;
  return {
    inactive: inactivity(`${type}/${person.name}`, person, invitation),
    invitationExpires: invitation?.expires === undefined ? always.expires : Date.parse(invitation.expires),
    boundary: statements.boundary(person.boundary),
  };
}

/** What is found of somebody before what they hold. */
export interface FoundPerson {
  readonly type: PersonType;
  readonly standing: Standing;
  readonly attributes: CompiledPrincipal['subject']['attributes'];
  readonly stays: readonly GivingStay[] | undefined;
}

export function compilePerson(
  { holdings }: PersonParts,
  { name, id, role, bindings }: Person,
  { type, standing, attributes, stays = noStays }: FoundPerson,
): CompiledPrincipal {
  const { inactive, invitationExpires, boundary } = standing;
  const groups: HoldingGroup[] = [];
  const byRole = holdings.organizationRole(role);
  if (byRole !== undefined) groups.push(byRole);
  const own = holdings.bound(bindings);
  if (own.length > 0) groups.push({ holdings: own, membership: undefined, ...always });
  for (const stay of stays) if (stay.holdings.length > 0) groups.push(stay);
  return {
    name: `${type}/${name}`,
    subject: { type, name, id, attributes, teams: stays },
    inactive,
    invitationExpires,
    groups,
    boundary,
    token: undefined,
  };
}

const noStays: readonly GivingStay[] = [];

function inactivity(
  principal: string,
  { status }: Pick<Person, 'status'>,
  invitation: OpenInvitation | undefined,
): Inactivity | undefined {
  if (status === 'suspended') return { principal, because: 'suspended' };
  return invitation === undefined ? undefined : { principal, because: invitation.is };
}

/** Keys are compared without case: of two that clash nobody knows which is meant. */
export function attributesOf(attributes: JsonObject | undefined): ReadonlyMap<string, unknown> {
  if (attributes === undefined) return noAttributes;
  const byName = new Map<string, unknown>();
  for (const name of Object.keys(attributes)) {
    const value = attributes[name];
    const key = name.toLowerCase();
    const clashes = byName.has(key) && !jsonEqual(byName.get(key) as JsonObject, value);
    byName.set(key, clashes ? ambiguous : value);
  }
  return byName;
}

const noAttributes: ReadonlyMap<string, unknown> = new Map();
