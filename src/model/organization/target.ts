import type { Origin } from '../../parse/document.ts';
import type { WrittenTarget } from '../../schema/generated/documents.ts';
import type { Target } from '../model.ts';
import { presentFields } from '../present-fields.ts';
import type { TypedDocument } from '../typed-document.ts';
import { asJson, buildExpiry, buildName, sortedSet } from './build-fields.ts';

export function buildTarget(document: TypedDocument<'Target'>): Target {
  const { enabled, provider, coordinates, mode, manages, settings, guards, allow } = document.body;
  const { description, caller, notify } = document.body;
  return {
    ...buildName(document),
    ...presentFields({
      manages: manages === undefined ? undefined : sortedSet(manages),
      description,
      caller,
      notify: notify && notifyOf(notify),
    }),
    enabled: enabled ?? true,
    provider,
    coordinates: asJson(coordinates ?? {}),
    mode: mode ?? 'additive',
    settings: asJson(settings ?? {}),
    guards: guards ?? {},
    allow: (allow ?? []).map(({ guard, reason, expires }) => ({
      guard,
      reason,
      ...buildExpiry(expires),
    })),
    protected: sortedSet(document.body.protected),
  };
}

/** The schema lets one of the two through. */
function notifyOf({
  command = [],
  webhook,
}: NonNullable<WrittenTarget['notify']>): NonNullable<Target['notify']> {
  return webhook === undefined ? { command } : { webhook };
}

/** Where an organization without a Target document is applied: the embedded directory. */
export function defaultTarget(organization: Origin): Target {
  return {
    name: 'directory',
    previously: [],
    origin: organization,
    enabled: true,
    provider: 'directory',
    coordinates: {},
    mode: 'additive',
    settings: {},
    guards: {},
    allow: [],
    protected: [],
  };
}
