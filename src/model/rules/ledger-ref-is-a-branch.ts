import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { placeAt } from '../place.ts';
import { fullRef, isBranchRef } from '../repository/ledger-ref.ts';
import type { TypedDocument } from '../typed-document.ts';

export function* ledgerRefIsABranch(
  settings: TypedDocument<'Repository'> | undefined,
): Iterable<PlacedDiagnostic> {
  const ref = settings?.body.ledger?.ref;
  if (settings === undefined || ref === undefined || isBranchRef(fullRef(ref))) return;
  yield createDiagnostic('model/ledger-not-a-branch', {
    message: `\`${ref}\` is not the name of a branch`,
    at: placeAt(settings.origin, ['ledger', 'ref']),
    hint: 'write a branch name such as `bylaw/ledger`',
  });
}
