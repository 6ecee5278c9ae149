import type { Json } from '../../digest/json.ts';
import type { Member, Organization, ServiceAccount, Token } from '../../model/model.ts';
import { isOwnersRole } from '../../model/organization/owners.ts';
import { placeAt } from '../../model/place.ts';
import { type Fact, type Needed, note } from './fact.ts';
import { noteFields, ordered, unlessEmpty } from './facts-of-documents.ts';

type Facts = Map<string, Fact>;

/** What the documents of members, service accounts and tokens say, but for the roles that they hold. */
export function notePrincipals(facts: Facts, organization: Organization): void {
  for (const member of organization.members.values()) noteMember(facts, organization, member);
  for (const account of organization.serviceAccounts.values()) noteServiceAccount(facts, account);
  for (const token of organization.tokens.values()) noteToken(facts, token);
}

/**
 * By their e-mail address and their accounts a person is known, here too: who changes these of a member acts as that
 * member from then on. A new member brings them along.
 */
function noteMember(facts: Facts, organization: Organization, member: Member): void {
  const about = `member/${member.name}`;
  const at = (field: string) => placeAt(member.origin, [field]);
  note(facts, {
    about,
    value: true,
    adding: [['members.invite', about]],
    taking: [['members.remove', about]],
    at: at('name'),
  });
  const { displayName, manager, email, identities, boundary } = member;
  noteFields(facts, about, [['members.edit', about]], member, {
    displayName,
    manager,
    boundary: unlessEmpty(boundary),
  });
  noteFields(facts, about, [['members.identify', about]], member, {
    // Compared without case, as those of two members are.
    email: email?.toLowerCase(),
    identities,
  });
  noteApart(facts, about, 'members.edit', member, {
    attributes: ordered(member.attributes),
    id: member.id === member.name ? undefined : member.id,
    previously: unlessEmpty(member.previously),
  });
  noteSuspension(facts, about, member, [['members.suspend', about]], [['members.reactivate', about]]);
  noteOwner(facts, organization, member);
}

/** What may give access, or take somebody else's place: it takes leave to edit even where a principal is made with it. */
function noteApart(
  facts: Facts,
  about: string,
  action: string,
  { origin }: Pick<Member, 'origin'>,
  fields: Readonly<Record<string, Json | undefined>>,
): void {
  for (const [field, value] of Object.entries(fields))
    note(facts, {
      about,
      field,
      value,
      adding: [[action, about]],
      at: placeAt(origin, [field]),
      comesWith: false,
      goesWith: true,
    });
}

function noteSuspension(
  facts: Facts,
  about: string,
  { status, origin }: Member | ServiceAccount,
  adding: readonly Needed[],
  taking: readonly Needed[],
): void {
  if (status !== 'suspended') return;
  const words = {
    added: `suspends \`${about}\``,
    taken: `reactivates \`${about}\``,
    changed: `suspends \`${about}\``,
  };
  const at = placeAt(origin, ['status']);
  note(facts, { about, field: 'status', value: status, adding, taking, words, at });
}

/** Who owns the organization, and by which address they are known: to become one, and to cease to be one. */
function noteOwner(facts: Facts, organization: Organization, member: Member): void {
  if (member.status === 'suspended' || !isOwnersRole(organization, member.role)) return;
  const about = `member/${member.name}`;
  const words = {
    added: `makes \`${about}\` an owner`,
    taken: `ends that \`${about}\` is an owner`,
    changed: `changes who the owner \`${about}\` is`,
  };
  note(facts, {
    about,
    field: 'owner',
    value: [member.id, member.email?.toLowerCase() ?? null, member.identities ?? null],
    adding: [['organization.transfer', `organization/${organization.name}`]],
    words,
    at: placeAt(member.origin, ['role']),
    comesWith: false,
  });
}

function noteServiceAccount(facts: Facts, account: ServiceAccount): void {
  const about = `service-account/${account.name}`;
  const adding: readonly Needed[] = [['service-accounts.edit', about]];
  note(facts, { about, value: true, adding, at: placeAt(account.origin, ['name']) });
  const { id, displayName, description, owner, identities, boundary, attributes, previously } = account;
  noteFields(facts, about, adding, account, {
    ...{ id, displayName, description, owner, identities, attributes: ordered(attributes) },
    ...{ boundary: unlessEmpty(boundary), previously: unlessEmpty(previously) },
  });
  noteSuspension(facts, about, account, adding, adding);
}

/** A token is its owner's hand: to record one, or to change what one may do, takes leave for both. */
function noteToken(facts: Facts, token: Token): void {
  const about = `token/${token.name}`;
  const { id, description, owner, inherit, scopes, expires, fingerprint, previously, origin } = token;
  const adding = [about, owner].map((each): Needed => ['tokens.edit', each]);
  note(facts, { about, value: true, adding, at: placeAt(origin, ['name']) });
  noteFields(facts, about, adding, token, {
    ...{ id, description, owner, inherit, expires, fingerprint, previously: unlessEmpty(previously) },
    scopes: scopes?.map((each) => ordered(each) as Json),
  });
  if (!token.revoked) return;
  note(facts, {
    about,
    field: 'revoked',
    value: true,
    adding: [['tokens.revoke', about]],
    taking: adding,
    words: {
      added: `revokes \`${about}\``,
      taken: `takes back that \`${about}\` is revoked`,
      changed: `revokes \`${about}\``,
    },
    at: placeAt(origin, ['revoked']),
  });
}
