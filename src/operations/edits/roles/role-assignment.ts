import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { Json } from '../../../digest/json.ts';
import type { Binding, Organization, Role } from '../../../model/model.ts';
import { isOwnersRole } from '../../../model/organization/owners.ts';
import type { Session } from '../../session.ts';
import { knownDocument } from '../known-document.ts';
import { refusePast } from '../refuse-past.ts';

/** Who may hold roles. */
export type HolderKind = 'Member' | 'ServiceAccount' | 'Team' | 'Token';

/** A role, and how somebody is to hold it. */
export interface RoleAssignment {
  /** `reader`, or `role/reader`. */
  readonly role: string;
  readonly zone?: string;
  /** Resource patterns. */
  readonly on?: readonly string[];
  /** As YAML has them: `2026-12-31` or an instant. */
  readonly starts?: string;
  readonly expires?: string;
  readonly reason?: string;
  readonly ticket?: string;
}

const words: Readonly<Record<HolderKind, Role['assignableTo'][number]>> = {
  Member: 'member',
  ServiceAccount: 'service-account',
  Team: 'team',
  Token: 'token',
};

/**
 * The binding to write: the name of the role where nothing else is said.
 * @throws BylawError `edit/unknown-role`, `edit/unknown-zone`, `edit/role-not-assignable`, `edit/already-assigned`, `edit/past-expiry`
 */
export function bindingToWrite(
  session: Session,
  organization: Organization,
  kind: HolderKind,
  holder: { readonly name: string; readonly bindings: readonly Binding[] },
  { role: given, zone: within, on, starts, expires, reason, ticket }: RoleAssignment,
): Json {
  const { name: role, assignableTo } = knownDocument(organization, 'Role', given);
  const zone = within === undefined ? undefined : knownDocument(organization, 'Zone', within).name;
  if (isOwnersRole(organization, role)) throw ownersRole(role);
  if (!assignableTo.includes(words[kind])) throw notAssignable(role, words[kind], assignableTo);
  if (holder.bindings.some((each) => isSame(each, { role, zone, on }))) throw already(holder.name, role);
  refusePast(session, expires);
  const said = Object.entries({ zone, on, starts, expires, reason, ticket }).filter(
    ([, value]) => value !== undefined,
  );
  return said.length === 0 ? role : ({ role, ...Object.fromEntries(said) } as Json);
}

/** Role, zone and scope tell bindings apart; dates and reasons do not. */
function isSame(
  binding: Binding,
  { role, zone, on }: { role: string; zone: string | undefined; on: readonly string[] | undefined },
): boolean {
  const scope = on === undefined ? undefined : [...new Set(on)].sort();
  return (
    binding.role === role && binding.zone === zone && JSON.stringify(binding.on) === JSON.stringify(scope)
  );
}

function ownersRole(role: string): BylawError {
  return new BylawError(
    'edit/role-not-assignable',
    `\`${role}\` is the role of owners, which is never bound`,
    {
      hint: 'a member is owner by `role`: see `bylaw member transfer-ownership`',
    },
  );
}

function notAssignable(role: string, to: string, assignableTo: readonly string[]): BylawError {
  const whom = assignableTo.map((each) => `${each.replace('-', ' ')}s`).join(', ');
  return new BylawError(
    'edit/role-not-assignable',
    `role \`${role}\` is not for ${to.replace('-', ' ')}s`,
    whom === '' ? {} : { hint: `it is for ${whom}` },
  );
}

function already(holder: string, role: string): BylawError {
  return new BylawError('edit/already-assigned', `\`${holder}\` holds \`${role}\` there already`, {
    hint: 'to change until when or why, remove the role first',
  });
}
