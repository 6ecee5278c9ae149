import type { JsonObject } from '../../digest/json.ts';
import type { Policy } from '../../model/model.ts';
import { parsePolicyReference } from '../../model/references/policy-reference.ts';
import type { PolicyVersions } from '../access-options.ts';
import type { VersionStanding } from '../decision.ts';

/** The statements that a reference to a policy means. */
export interface VersionInForce {
  readonly policy: string;
  readonly version: number | undefined;
  readonly standing: VersionStanding;
  readonly statements: readonly JsonObject[];
}

/**
 * What `read-events` or `read-events@3` means: the pinned version; else the default one, else the one about to be
 * published, else the newest.
 */
export function versionResolver(
  policies: ReadonlyMap<string, Policy>,
  versions: PolicyVersions | undefined,
): (reference: string) => VersionInForce | undefined {
  const expected = new Map(versions?.expected?.map(({ policy, version }) => [policy, version]));
  return (reference) => {
    const { policy: name, version: pinned } = parsePolicyReference(reference);
    const policy = policies.get(name);
    if (policy === undefined) return undefined;
    const wanted = pinned ?? policy.defaultVersion;
    const text = { policy: name, statements: policy.statements };
    if (versions === undefined) return { ...text, version: wanted, standing: 'file' };
    const next = expected.get(name);
    const published = versions.published.get(name)?.versions ?? [];
    const version = wanted ?? next ?? published.at(-1)?.version;
    if (version !== undefined && version === next) return { ...text, version, standing: 'expected' };
    const found = published.findLast((each) => each.version === version);
    return found === undefined
      ? { ...text, version, standing: 'missing' }
      : { policy: name, version, standing: 'published', statements: found.statements };
  };
}
