import { createDiagnostic } from '../../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../../diagnostic/diagnostic.ts';
import { didYouMean } from '../../../diagnostic/nearest-name.ts';
import type { Json } from '../../../digest/json.ts';
import type { Target } from '../../../model/model.ts';
import { placeAt } from '../../../model/place.ts';
import { objectAddress } from '../../../plan/address.ts';
import { nothingObserved } from './observed.ts';
import { type OrganizationSetting, organizationSettings } from './organization-settings.ts';
import type { Projecting } from './projecting.ts';
import type { ProjectionPart } from './projection-part.ts';
import { settingsPage } from './settings-page.ts';

const known: ReadonlyMap<string, OrganizationSetting> = new Map(
  organizationSettings.map((setting) => [setting.name, setting]),
);

/** The target's settings: those that the API can change. The others are compared with what GitHub shows. */
export function projectSettings(projecting: Projecting): ProjectionPart {
  const { organization, target } = projecting;
  const settings: Record<string, Json> = {};
  const findings: PlacedDiagnostic[] = [];
  for (const [name, value] of Object.entries(target.settings)) {
    const setting = known.get(name);
    const found = mistakeIn(target, name, value, setting) ?? assertion(projecting, setting, value);
    if (found !== undefined) findings.push(found);
    else if (setting?.page === undefined) settings[name] = value;
  }
  const address = objectAddress('settings', organization.name, organization.name);
  const isEmpty = Object.keys(settings).length === 0;
  return {
    entries: isEmpty ? [] : [{ address, value: settings, origin: target.origin }],
    findings,
  };
}

function mistakeIn(
  { origin }: Target,
  name: string,
  value: Json,
  setting: OrganizationSetting | undefined,
): PlacedDiagnostic | undefined {
  if (setting === undefined) {
    return createDiagnostic('target/unknown-setting', {
      message: `an organization on GitHub has no setting \`${name}\``,
      at: placeAt(origin, ['settings', name], 'key'),
      ...didYouMean(
        name,
        known.keys(),
        'settings are those of the organization in the REST API, in camel case',
      ),
    });
  }
  const { takes } = setting;
  if (takes === 'boolean' ? typeof value === 'boolean' : typeof value === 'string') {
    if (typeof takes === 'string' || takes.some((each) => each === value)) return undefined;
  }
  const wanted =
    takes === 'boolean'
      ? '`true` or `false`'
      : takes === 'text'
        ? 'a text'
        : `one of ${takes.map((each) => `\`${each}\``).join(', ')}`;
  return createDiagnostic('target/unknown-setting', {
    message: `\`${name}\` takes ${wanted}`,
    at: placeAt(origin, ['settings', name]),
    hint: `write ${wanted}`,
  });
}

/** A setting that GitHub only shows is as declared, or somebody has to see to it. */
function assertion(
  { target, observed }: Projecting,
  setting: OrganizationSetting | undefined,
  value: Json,
): PlacedDiagnostic | undefined {
  if (setting?.page === undefined || observed === nothingObserved) return undefined;
  const { name, page } = setting;
  const seen = observed.settings[name];
  if (seen === value) return undefined;
  return createDiagnostic('target/setting-not-writable', {
    message:
      seen === undefined
        ? `GitHub does not show this token whether \`${name}\` is \`${value}\``
        : `\`${name}\` is \`${seen}\` on GitHub, and its API cannot change it`,
    at: placeAt(target.origin, ['settings', name]),
    hint:
      seen === undefined
        ? 'use the token of an owner, or remove the setting here'
        : `an owner changes it at ${settingsPage(target, observed, page)}`,
  });
}
