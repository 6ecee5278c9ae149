import type { SettledIntent } from '../audit/settled-intent.ts';
import type { GitWriter } from '../git/git-repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Model } from '../model/model.ts';
import { chooseScopes, type ScopeOptions } from './choose-scopes.ts';
import { openProvider } from './open-provider.ts';
import type { Session } from './session.ts';
import { settleIntent } from './settle-intent.ts';

/** Settles every open intent of the scopes that are about to be applied. */
export async function settleIntents(
  session: Session,
  { git, model, options }: { readonly git: GitWriter; readonly model: Model; readonly options: ScopeOptions },
  opened: Ledger,
): Promise<{ readonly ledger: Ledger; readonly settled: readonly SettledIntent[] }> {
  let ledger = opened;
  const settled: SettledIntent[] = [];
  for (const { organization, target } of chooseScopes(model, options)) {
    const scope = { organization: organization.name, target: target.name };
    const provider = openProvider(session, { organization, target }, ledger);
    const settling = await settleIntent(session, { git, scope, provider }, ledger);
    ledger = settling.ledger;
    if (settling.settled !== undefined) settled.push(settling.settled);
  }
  return { ledger, settled };
}
