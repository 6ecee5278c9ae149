import { ownedScopes } from '../audit/owned-scopes.ts';
import type { PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Model } from '../model/model.ts';
import { checkDroppedScopes } from '../plan/check-dropped-scopes.ts';
import { checkOwnedScopes } from '../plan/check-owned-scopes.ts';
import type { PlanOptions } from './plan-options.ts';

/**
 * What a plan would pass over in silence: objects that Bylaw manages where nothing is declared any longer, or where
 * the target is switched off, and what the other side of a comparison declares elsewhere.
 */
export function orphanedScopes(
  ledger: Ledger,
  model: Model,
  asked: Pick<PlanOptions, 'organizations' | 'targets' | 'base'>,
): readonly PlacedDiagnostic[] {
  const owned = ownedScopes(ledger.files.keys());
  const dropped = asked.base === undefined ? [] : checkDroppedScopes(model, asked.base, owned, asked);
  return [...checkOwnedScopes(model, owned, asked), ...dropped];
}
