import { createDiagnostic } from '../../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../../diagnostic/diagnostic.ts';
import { placeAt } from '../../../model/place.ts';
import { principalOf } from './principal-of.ts';
import type { Projecting } from './projecting.ts';
import { settingsPage } from './settings-page.ts';

/** How many people are named. */
const most = 10;

/** What the organization's own settings demand of sign-in and GitHub only shows, or not even that. */
export function* secondFactors({ organization, target, observed }: Projecting): Iterable<PlacedDiagnostic> {
  const { requireMfa, requireSso } = organization.settings;
  if (requireMfa === true) {
    const at = placeAt(organization.origin, ['settings', 'requireMfa']);
    if (observed.settings.twoFactorRequirementEnabled === false) {
      yield createDiagnostic('target/setting-not-writable', {
        message:
          'the organization on GitHub does not require a second factor, and the API cannot change that',
        at,
        hint: `an owner turns it on at ${settingsPage(target, observed, 'security')}`,
      });
    }
    const without = (observed.withoutTwoFactor ?? []).map((address) => `\`${principalOf(address)}\``);
    if (without.length > 0) {
      const others = without.length > most ? ` and ${without.length - most} more` : '';
      yield createDiagnostic('target/setting-not-writable', {
        message: `without a second factor on GitHub: ${without.slice(0, most).join(', ')}${others}`,
        at,
        hint: 'each of them sets one up in their own account',
      });
    }
  }
  if (requireSso === true) {
    yield createDiagnostic('target/setting-not-writable', {
      message: 'GitHub shows no token whether single sign-on is required',
      at: placeAt(organization.origin, ['settings', 'requireSso']),
      hint: `an owner sees to it at ${settingsPage(target, observed, 'security')}`,
    });
  }
}
