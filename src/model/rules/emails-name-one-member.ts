import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';
import { repeats } from '../references/repeats.ts';

export function* emailsNameOneMember({ organization }: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const same = repeats(
    organization.members.values(),
    ({ email }) => email?.toLowerCase(),
    ({ origin }) => origin,
  );
  for (const { item, first } of same) {
    yield createDiagnostic('model/duplicate-email', {
      message: `\`${item.email}\` is the e-mail address of \`${first.name}\` too`,
      at: placeAt(item.origin, ['email']),
      related: [{ at: placeAt(first.origin, ['email']), message: `the address of \`${first.name}\`` }],
      hint: 'if the two are one person, keep one of them',
    });
  }
}
