import { createDiagnostic } from '../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../diagnostic/diagnostic.ts';
import { sayingAny } from '../model/declared-in.ts';
import type { Organization, Policy } from '../model/model.ts';
import { parsePolicyReference } from '../model/references/policy-reference.ts';
import { digestStatements } from '../model/statement-digest.ts';
import type { Origin } from '../parse/document.ts';
import type { PolicyHistories, PolicyHistory } from './policy-history.ts';
import { renamedFrom } from './policy-renames.ts';

/**
 * A pin may name only a version already published: `published` is the history as of the newest ledger entry whose
 * source is an ancestor of the merge base (without a base, of HEAD). While a policy is being renamed none may be
 * pinned: `policy@3` would be another text than version 3 of the old name. `histories` is as of now. Warns where a
 * pin keeps the statements shown from being in force.
 */
export function checkPins(
  organization: Organization,
  published: PolicyHistories,
  histories: PolicyHistories = published,
): readonly PlacedDiagnostic[] {
  const { policies } = organization;
  const renamed = new Map(
    [...sayingAny(policies, ['previously'])].map((policy) => [policy.name, renamedFrom(policy, histories)]),
  );
  const pinned = [...sayingAny(policies, ['defaultVersion'])].flatMap((policy) =>
    checkDefaultVersion(policy, published.get(policy.name), renamed.get(policy.name)),
  );
  const references = policyReferences(organization).flatMap((each) => checkPin(each, published, renamed));
  return [...pinned, ...references];
}

/** Whether anything names a version: only then does it matter which ones are published. */
export function hasPins(organization: Organization): boolean {
  const policies = [...sayingAny(organization.policies, ['defaultVersion'])];
  const pinned = policies.some(({ defaultVersion }) => defaultVersion !== undefined);
  return pinned || policyReferences(organization).some(({ reference }) => isPin(reference));
}

/** A place where a policy, or one version of it, is named. */
interface PolicyReference {
  readonly reference: string;
  readonly origin: Origin;
  readonly path: readonly [field: string, index: number];
}

/** Everywhere a policy may be named: by a role, and as the boundary of everybody or of one principal. */
function policyReferences(organization: Organization): readonly PolicyReference[] {
  const listed = (origin: Origin, field: string, references: readonly string[]) =>
    references.map((reference, index): PolicyReference => ({ reference, origin, path: [field, index] }));
  const { roles, members, serviceAccounts } = organization;
  const bounded = [
    organization,
    ...sayingAny(members, ['boundary']),
    ...sayingAny(serviceAccounts, ['boundary']),
  ];
  return [
    ...[...sayingAny(roles, ['policies'])].flatMap((role) => listed(role.origin, 'policies', role.policies)),
    ...bounded.flatMap(({ origin, boundary }) => listed(origin, 'boundary', boundary)),
  ];
}

function checkDefaultVersion(
  policy: Policy,
  history: PolicyHistory | undefined,
  old: PolicyHistory | undefined,
): readonly PlacedDiagnostic[] {
  const pin = policy.defaultVersion;
  if (pin === undefined) return [];
  const at = { ...policy.origin, path: [...policy.origin.path, 'defaultVersion'], on: 'value' as const };
  if (old !== undefined) return [pinOfRenamed(policy.name, pin, old, at)];
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

function checkPin(
  { reference, origin, path }: PolicyReference,
  published: PolicyHistories,
  renamed: ReadonlyMap<string, PolicyHistory | undefined>,
): readonly PlacedDiagnostic[] {
  const pin = parsePolicyReference(reference);
  if (pin.version === undefined) return [];
  const at = { ...origin, path: [...origin.path, ...path], on: 'value' as const };
  const old = renamed.get(pin.policy);
  if (old !== undefined) return [pinOfRenamed(pin.policy, pin.version, old, at)];
  const history = published.get(pin.policy);
  if (history?.versions.some((each) => each.version === pin.version)) return [];
  return [unpublishedPin(pin.policy, pin.version, history, at)];
}

/** Whether a reference names one version rather than the default one. */
export function isPin(reference: string): boolean {
  return parsePolicyReference(reference).version !== undefined;
}

function pinOfRenamed(
  policy: string,
  version: number,
  old: PolicyHistory,
  at: NonNullable<PlacedDiagnostic['at']>,
): PlacedDiagnostic {
  return createDiagnostic('plan/unpublished-pin', {
    message: `\`${policy}@${version}\` is not \`${old.policy}@${version}\`: the rename is not applied yet, and version numbers belong to a name`,
    at,
    hint: `apply the rename without the pin (with the statements of \`${old.policy}@${version}\`, to keep them in force), then pin`,
  });
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
