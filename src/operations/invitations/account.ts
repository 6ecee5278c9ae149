import type { AcceptedIdentity, Lifecycle } from '../../audit/lifecycle/invitation.ts';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { Json, JsonObject } from '../../digest/json.ts';
import type { Organization } from '../../model/model.ts';

const written = /^([a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?)=(.{1,320})$/;
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Accounts as they are written: `github=octocat`. Throws `invitation/bad-identity`. */
export function accountsOf(texts: readonly string[]): AcceptedIdentity | undefined {
  const accounts = new Map<string, string>();
  for (const text of texts) {
    const [, system = '', account = ''] = written.exec(text) ?? [];
    const name = account.trim();
    if (name === '' || unseen.test(account)) throw bad('an account is a system and a name in it');
    if (accounts.has(system)) throw bad(`\`${system}\` is named twice`);
    accounts.set(system, name);
  }
  return accounts.size === 0 ? undefined : Object.fromEntries(accounts);
}

/**
 * Throws where an account is another than the files say the member has, or that of another principal: by the files,
 * or because they accepted with it. Accounts are compared without case.
 * @throws BylawError `invitation/other-account`, `invitation/account-taken`
 */
export function refuseForeignAccount(
  member: string,
  identity: AcceptedIdentity,
  { organization, lifecycle }: { readonly organization: Organization; readonly lifecycle: Lifecycle },
): void {
  for (const [system, account] of Object.entries(identity)) {
    const declared = organization.members.get(member)?.identities;
    if (namesIn(declared, system).length > 0 && !isNamed(declared, system, account)) {
      throw new BylawError('invitation/other-account', `\`${member}\` is another account of \`${system}\``, {
        hint: `accept with the account that the files name, or edit \`identities.${system}\``,
      });
    }
    const owner = ownerOf(system, account, member, { organization, lifecycle });
    if (owner === undefined) continue;
    throw new BylawError('invitation/account-taken', `that account of \`${system}\` is \`${owner}\`'s`, {
      hint: `if they are one person, cancel the invitation of \`${member}\``,
    });
  }
}

function ownerOf(
  system: string,
  account: string,
  member: string,
  { organization, lifecycle }: { readonly organization: Organization; readonly lifecycle: Lifecycle },
): string | undefined {
  for (const other of organization.members.values())
    if (other.name !== member && isNamed(other.identities, system, account)) return other.name;
  for (const other of organization.serviceAccounts.values())
    if (isNamed(other.identities, system, account)) return `service-account/${other.name}`;
  for (const { member: other, identity } of lifecycle.values())
    if (other !== member && isNamed(identity, system, account)) return other;
  return undefined;
}

function isNamed(identities: JsonObject | undefined, system: string, account: string): boolean {
  return namesIn(identities, system).includes(account.toLowerCase());
}

/** A log-in, a number and whatever else tells an account in a system. */
function namesIn(identities: JsonObject | undefined, system: string): readonly string[] {
  const known =
    identities !== undefined && Object.hasOwn(identities, system) ? identities[system] : undefined;
  const values: readonly (Json | undefined)[] =
    typeof known === 'object' && known !== null ? Object.values(known) : [known];
  return values.flatMap((value) =>
    typeof value === 'string' || typeof value === 'number' ? [String(value).toLowerCase()] : [],
  );
}

function bad(what: string): BylawError {
  return new BylawError('invitation/bad-identity', what, { hint: 'write `--identity github=octocat`' });
}
