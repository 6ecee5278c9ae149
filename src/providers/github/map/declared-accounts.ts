import type { JsonObject } from '../../../digest/json.ts';
import type { Organization } from '../../../model/model.ts';
import type { Origin } from '../../../parse/document.ts';
import { type Address, objectAddress } from '../../../plan/address.ts';

/** A member or service account that is declared, with the account on GitHub that it says it is. */
export interface DeclaredAccount {
  readonly kind: 'member' | 'service-account';
  readonly name: string;
  readonly address: Address;
  /** Addresses of its old names, newest first. */
  readonly previously: readonly Address[];
  readonly login: string | undefined;
  readonly id: number | undefined;
  readonly email: string | undefined;
  readonly isSuspended: boolean;
  readonly origin: Origin;
}

/** Everybody who is declared, those without an account among them. */
export function declaredAccounts(organization: Organization): readonly DeclaredAccount[] {
  const { name, members, serviceAccounts } = organization;
  const people = [...members.values()].map((member) =>
    declaredAccount(name, 'member', { ...member, email: member.email }),
  );
  const machines = [...serviceAccounts.values()].map((account) =>
    declaredAccount(name, 'service-account', { ...account, email: undefined }),
  );
  return [...people, ...machines];
}

/** Whether anything is said of who it is on GitHub. */
export function hasAccount({ login, id }: Pick<DeclaredAccount, 'login' | 'id'>): boolean {
  return login !== undefined || id !== undefined;
}

interface Declared {
  readonly name: string;
  readonly previously: readonly string[];
  readonly origin: Origin;
  readonly identities?: JsonObject;
  readonly email: string | undefined;
  readonly status: 'active' | 'suspended';
}

function declaredAccount(
  organization: string,
  kind: DeclaredAccount['kind'],
  { name, previously, origin, identities, email, status }: Declared,
): DeclaredAccount {
  const { login, id } = (identities?.github ?? {}) as JsonObject;
  return {
    kind,
    name,
    address: objectAddress(kind, organization, name),
    previously: previously.map((old) => objectAddress(kind, organization, old)).reverse(),
    login: typeof login === 'string' ? login : undefined,
    id: typeof id === 'number' ? id : undefined,
    email,
    isSuspended: status === 'suspended',
    origin,
  };
}
