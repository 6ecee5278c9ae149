import type { RecordedChange } from '../../../audit/entry.ts';
import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { JsonObject } from '../../../digest/json.ts';
import type { ObjectAddress } from '../../../plan/address.ts';
import { isOrganizationRole, refuseLastOwner } from '../../edits/members/organization-role.ts';
import { removalEdits } from '../../edits/members/removal-edits.ts';
import { newDocument } from '../../edits/new-document.ts';
import { type Adopting, type Adoption, nothingToEdit } from './adopting.ts';
import { roleMeaning } from './role-meaning.ts';

/** Fields of a principal that say who somebody is: see `bylaw identities pin`. */
const identity = new Set(['login', 'account']);

/** A member left the organization, or has another role in it. */
export async function adoptMember(
  adopting: Adopting,
  { before, after }: RecordedChange,
  { name }: ObjectAddress,
): Promise<Adoption> {
  const { organization } = adopting.source;
  const member = organization.members.get(name);
  if (member === undefined) return after === null ? nothingToEdit : { why: 'the files do not declare them' };
  if (after === null)
    return orWhy(async () => ({ edits: await removalEdits(adopting.source, member, 'be removed') }));
  const fields = Object.keys({ ...before, ...after }).filter((field) => !identity.has(field));
  const [field, ...others] = fields;
  if (field === undefined) return { why: '`bylaw identities pin` writes log-ins and numbers' };
  const role = after.role;
  if (field !== 'role' || others.length > 0 || typeof role !== 'string')
    return { why: `${fields.join(', ')} cannot be written back: edit the files by hand` };
  return orWhy(async () => {
    refuseLastOwner(organization, member, `become \`${role}\``);
    const found = organizationRoleFor(adopting, role);
    if ('why' in found) return found;
    const place = { origin: member.origin, kind: 'Member', path: ['role'] };
    return { edits: [{ is: 'set-field', place, value: found.role }] };
  });
}

/** Somebody nobody declares, as a member of their own. */
export async function adoptNewcomer(
  adopting: Adopting,
  called: string,
  name: string,
  value: JsonObject,
): Promise<Adoption> {
  const { login, account, role } = value;
  if (typeof role !== 'string') return { why: 'the target does not say which role they have' };
  return orWhy(async () => {
    const found = organizationRoleFor(adopting, role);
    if ('why' in found) return found;
    const github = {
      ...(typeof login === 'string' ? { login } : {}),
      ...(typeof account === 'number' ? { id: account } : {}),
    };
    if (Object.keys(github).length === 0) return { why: `the target does not say who \`${called}\` is` };
    // Said outright: the list that it comes into may have another role by default.
    const says = { role: found.role, identities: { github } };
    return { edits: [await newDocument(adopting.source, 'Member', name, says)] };
  });
}

function organizationRoleFor(adopting: Adopting, role: string) {
  const { organization } = adopting.source;
  return roleMeaning(adopting, 'organizationRole', role, ({ name }) =>
    isOrganizationRole(organization, name),
  );
}

/** What an edit command would refuse is a reason, too. */
export async function orWhy(adopt: () => Promise<Adoption>): Promise<Adoption> {
  try {
    return await adopt();
  } catch (error) {
    if (error instanceof BylawError && error.code.startsWith('edit/')) return { why: error.message };
    throw error;
  }
}
