import { createDiagnostic } from '../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Organization, Policy, Role } from '../model/model.ts';
import type { PolicyHistories, PolicyHistory } from './policy-history.ts';
import { digestStatements } from './statement-digest.ts';

/**
 * A pin may name only a version already published: `published` is the history as of the newest ledger entry whose
 * source is an ancestor of the merge base (without a base, of HEAD). Warns where a pin keeps the statements shown
 * from being in force.
 */
export function checkPins(
  organization: Organization,
  published: PolicyHistories,
): readonly PlacedDiagnostic[] {
  const policies = [...organization.policies.values()].flatMap((policy) =>
    checkDefaultVersion(policy, published.get(policy.name)),
  );
  const roles = [...organization.roles.values()].flatMap((role) => checkRolePins(role, published));
  return [...policies, ...roles];
}

function checkDefaultVersion(
  policy: Policy,
  history: PolicyHistory | undefined,
): readonly PlacedDiagnostic[] {
  const pin = policy.defaultVersion;
  if (pin === undefined) return [];
  const at = { ...policy.origin, path: [...policy.origin.path, 'defaultVersion'], on: 'value' as const };
  const version = history?.versions.find((each) => each.version === pin);
  if (version === undefined) return [unpublishedPin(policy.name, pin, history, at)];
  if (version.digest === digestStatements(policy.statements)) return [];
  return [
    createDiagnostic('plan/statements-not-in-force', {
      message: `the statements of policy \`${policy.name}\` are not in force: \`defaultVersion\` holds version ${pin}`,
      at,
      hint: 'remove `defaultVersion`, or move it to the version published by the next apply',
    }),
  ];
}

function checkRolePins(role: Role, published: PolicyHistories): readonly PlacedDiagnostic[] {
  return role.policies.flatMap((reference, index) => {
    const pin = parsePolicyReference(reference);
    if (pin.version === undefined) return [];
    const history = published.get(pin.policy);
    if (history?.versions.some((each) => each.version === pin.version)) return [];
    const at = { ...role.origin, path: [...role.origin.path, 'policies', index], on: 'value' as const };
    return [unpublishedPin(pin.policy, pin.version, history, at)];
  });
}

/** `read-events@3` is version 3 of `read-events`; without `@` the default version is meant. */
export function parsePolicyReference(reference: string): {
  readonly policy: string;
  readonly version?: number;
} {
  const at = reference.lastIndexOf('@');
  if (at < 0) return { policy: reference };
  return { policy: reference.slice(0, at), version: Number(reference.slice(at + 1)) };
}

function unpublishedPin(
  policy: string,
  version: number,
  history: PolicyHistory | undefined,
  at: PlacedDiagnostic['at'],
): PlacedDiagnostic {
  const newest = history?.versions.at(-1)?.version ?? 0;
  return createDiagnostic('plan/unpublished-pin', {
    message: `version ${version} of policy \`${policy}\` is not published`,
    ...(at === undefined ? {} : { at }),
    hint:
      newest === 0
        ? 'apply once to publish version 1, then pin it'
        : `the newest published version is ${newest}`,
  });
}
