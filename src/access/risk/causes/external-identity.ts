import type { JsonObject } from '../../../digest/json.ts';
import type { Organization } from '../../../model/model.ts';
import { nameSome } from '../../name-some.ts';
import type { RiskFacts } from '../risk-facts.ts';
import type { Why } from '../why.ts';

/**
 * Members, and owners of tokens, whose address is of none of the domains that the organization names, before the change
 * or after it; and whoever the system itself knows as an outsider. Nothing is said of whoever has no address, and where
 * no domains are named.
 */
export function externalIdentities({ base, head, outside = new Set() }: RiskFacts): Why {
  const judges = [base, head].flatMap((each) => (each === undefined ? [] : (domainsOf(each) ?? [])));
  return ({ principals }) => {
    const external = principals.filter((name) => outside.has(name) || isForeign(personOf(name)));
    if (external.length === 0) return undefined;
    return `${nameSome(external)} ${external.length === 1 ? 'is' : 'are'} from outside the organization`;
  };

  /** A token is its owner's. */
  function personOf(name: string): string {
    const token = name.startsWith('token/') ? head.tokens.get(name.slice('token/'.length)) : undefined;
    return token?.owner ?? name;
  }

  function isForeign(name: string): boolean {
    if (!name.startsWith('member/')) return false;
    const { email } = head.members.get(name.slice('member/'.length)) ?? {};
    const domain = email?.slice(email.lastIndexOf('@') + 1).toLowerCase();
    return domain !== undefined && judges.some((domains) => !domains.has(domain));
  }
}

/** Those to sign in from and those to invite, together; undefined where none are named. */
function domainsOf({ settings, membership }: Organization): ReadonlySet<string> | undefined {
  const { invite } = membership.written;
  const lists = [settings.signInDomains, (invite as JsonObject | undefined)?.domains];
  const named = lists.flatMap((list) => (Array.isArray(list) ? list : []));
  return named.length === 0 ? undefined : new Set(named.map((domain) => String(domain).toLowerCase()));
}
