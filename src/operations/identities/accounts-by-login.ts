import type { JsonObject } from '../../digest/json.ts';
import type { GitReader } from '../../git/git-repository.ts';
import { openLedgerToRead } from '../../ledger/open-ledger.ts';
import type { Member, Model, Organization, ServiceAccount } from '../../model/model.ts';
import { type Address, objectAddress } from '../../plan/address.ts';
import type { RefusedIdentity } from '../../report/identities/pin-report.ts';
import { chooseOrganizations, chooseScopes, type ScopeOptions } from '../choose-scopes.ts';
import { openProvider } from '../open-provider.ts';
import { ownLedger } from '../own-ledger.ts';
import type { Session } from '../session.ts';
import type { WhoIsWho } from './pin-section.ts';

export interface LookedUp extends WhoIsWho {
  /** Whose log-in nobody has. */
  readonly refused: readonly RefusedIdentity[];
}

/**
 * Who the log-ins in the files are, for organizations of which no target is read: in the system that a target of theirs
 * names, be it not enabled. Anybody may ask for that. An organization without such a target is left out.
 */
export async function accountsByLogin(
  session: Session,
  git: GitReader,
  model: Model,
  options: ScopeOptions,
): Promise<readonly LookedUp[]> {
  const enabled = new Set(
    chooseScopes(model, options).flatMap(({ organization, target }) =>
      target.provider === 'directory' ? [] : [organization.name],
    ),
  );
  const { ledger } = await openLedgerToRead(git, await ownLedger(git));
  const found: LookedUp[] = [];
  for (const organization of chooseOrganizations(model, options.organizations)) {
    if (enabled.has(organization.name)) continue;
    for (const target of organization.targets.values()) {
      if (options.targets !== undefined && !options.targets.includes(target.name)) continue;
      const provider = openProvider(session, { organization, target }, ledger);
      if (provider.accounts === undefined) continue;
      const named = loginsIn(organization);
      const accounts = await provider.accounts([...named.values()].map(({ login }) => login));
      const accountOf = (login: string) => accounts.get(login.toLowerCase()) ?? undefined;
      const nobody = [...named.values()].filter(({ login }) => accountOf(login) === undefined);
      found.push({
        organization,
        seen: {
          get(address) {
            const login = named.get(address)?.login;
            return login === undefined ? undefined : (accountOf(login) as JsonObject | undefined);
          },
        },
        recorded: (await ledger.readManaged({ organization: organization.name, target: target.name }))
          .entries,
        refused: nobody.map(({ of, login }) => ({
          ...{ organization: organization.name, of },
          why: `nobody has the log-in \`${login}\``,
        })),
      });
      break;
    }
  }
  return found;
}

interface Named {
  /** `member/ana`. */
  readonly of: string;
  readonly login: string;
}

function loginsIn({ name, members, serviceAccounts }: Organization): ReadonlyMap<Address, Named> {
  const of = (kind: 'member' | 'service-account', all: Iterable<Member | ServiceAccount>) =>
    [...all].flatMap((each): readonly [Address, Named][] => {
      const login = loginOf(each);
      if (login === undefined) return [];
      return [[objectAddress(kind, name, each.name), { of: `${kind}/${each.name}`, login }]];
    });
  return new Map([...of('member', members.values()), ...of('service-account', serviceAccounts.values())]);
}

/** The log-in that the files name; undefined where they name none. */
export function loginOf({ identities }: Member | ServiceAccount): string | undefined {
  const { login } = (identities?.github ?? {}) as { readonly login?: string };
  return login;
}
