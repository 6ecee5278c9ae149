import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { placeAt } from '../place.ts';
import type { TypedDocument } from '../typed-document.ts';

/** Whoever asks for verified signatures must not believe that they are verified: no reader does it yet. */
export function* ledgerTrustCanBeHonoured(
  settings: TypedDocument<'Repository'> | undefined,
): Iterable<PlacedDiagnostic> {
  if (settings?.body.ledger?.trust !== 'signed') return;
  yield createDiagnostic('model/unverifiable-ledger', {
    message: '`trust: signed` cannot be honoured: this version does not verify signatures',
    at: placeAt(settings.origin, ['ledger', 'trust']),
    hint: 'write `unsigned`, and protect the branch where it is hosted',
  });
}
