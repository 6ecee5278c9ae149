import type { PolicyVersions } from '../../access/access-options.ts';
import { compileAccess } from '../../access/compile-access.ts';
import type { CompiledAccess } from '../../access/compiled-access.ts';
import type { AccessDiff } from '../../access/diff/access-diff.ts';
import { accessKeys } from '../../access/diff/access-keys.ts';
import { changedDocuments } from '../../access/diff/changed-documents.ts';
import { diffAccess } from '../../access/diff/diff-access.ts';
import { engineAccess } from '../../access/diff/engine-access.ts';
import { otherHolders, withOtherHolders } from '../../access/diff/other-holders.ts';
import { nothingHeld } from '../../access/diff/pair-principals.ts';
import type { SystemAccess } from '../../access/diff/system-access.ts';
import { riskRater } from '../../access/risk/rate-risk.ts';
import type { AccessSet } from '../../access/sets/access-set.ts';
import type { Universe } from '../../access/sets/universe.ts';
import { universeOf } from '../../access/sets/universe-of.ts';
import { invariant } from '../../diagnostic/bylaw-error.ts';
import type { Place } from '../../diagnostic/diagnostic.ts';
import type { Organization } from '../../model/model.ts';

/** An organization on one of two sides, with the policy versions that there are. */
export interface OrganizationAt {
  readonly organization: Organization;
  readonly versions: PolicyVersions;
}

export interface BetweenOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Milliseconds; 0 for no forecast. */
  readonly horizon: number;
  /** Whether members, by name, were seen to have a second factor. */
  readonly mfa?: ReadonlyMap<string, boolean>;
  /** Of somebody only this is compared. */
  within?(universe: Universe): ((principal: string) => AccessSet) | undefined;
}

/** Two accesses of one organization and what is between them. */
export interface AccessBetween {
  readonly diff: AccessDiff<Place>;
  readonly before: SystemAccess;
  readonly after: SystemAccess;
  /** Who somebody else may be now: see otherHolders. */
  readonly others: ReadonlyMap<string, string>;
  readonly compiled: {
    readonly before: CompiledAccess | undefined;
    readonly after: CompiledAccess | undefined;
  };
}

/**
 * What changes for whom, as Bylaw decides it, between two sides of which one may lack the organization. Whoever was
 * invited counts as if they had accepted: a reviewer wants to know what they will have.
 */
export function accessBetween(
  before: OrganizationAt | undefined,
  after: OrganizationAt | undefined,
  { now, horizon, mfa, within }: BetweenOptions,
): AccessBetween {
  const compiled = (side: OrganizationAt | undefined, like?: CompiledAccess) =>
    side && compileAccess(side.organization, { versions: side.versions }, like);
  const was = compiled(before);
  const is = compiled(after, was);
  const universe = universeOf([was, is].flatMap((each) => each ?? []));
  const keys = accessKeys();
  const systemOf = (access: CompiledAccess | undefined) =>
    access === undefined ? nobodysAccess(universe) : engineAccess(access, keys, universe);
  const others =
    before === undefined || after === undefined
      ? new Map<string, string>()
      : otherHolders(before.organization, after.organization);
  const sides = { before: systemOf(was), after: withOtherHolders(systemOf(is), others) };
  const head = after?.organization ?? before?.organization;
  invariant(head !== undefined, 'one of two sides has the organization');
  const rate = riskRater({
    base: before?.organization,
    head,
    ...(is === undefined ? {} : { access: { before: was, after: is } }),
    now,
    ...(mfa === undefined ? {} : { mfa }),
  });
  const only = within?.(universe);
  const diff = diffAccess(sides.before, sides.after, {
    now,
    horizon,
    rate,
    documents:
      before === undefined || after === undefined
        ? [{ of: `organization/${head.name}`, change: after === undefined ? 'removed' : 'added' }]
        : changedDocuments(before.organization, after.organization),
    ...(only === undefined ? {} : { within: only }),
  });
  return { diff, ...sides, compiled: { before: was, after: is }, others };
}

/** Of an organization that is not there. */
function nobodysAccess(universe: Universe): SystemAccess {
  return {
    universe,
    principals: [],
    at: () => nothingHeld,
    momentsOf: () => [],
    routesTo: () => [],
  };
}
