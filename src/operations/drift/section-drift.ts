import { driftOf } from '../../audit/drifted-objects.ts';
import type { RecordedChange } from '../../audit/entry.ts';
import type { DraftedSection } from '../draft-plan.ts';

/**
 * What others changed in a target. Where it holds nothing but what is declared (`mode: strict`), what somebody put
 * there is among it: an apply would take it away.
 */
export function sectionDrift(section: DraftedSection): readonly RecordedChange[] {
  const { organization, target, actual, recorded, planned } = section;
  const scope = { organization: organization.name, target: target.name };
  const changed = driftOf(scope, recorded, actual.entries);
  if (target.mode !== 'strict') return changed;
  const known = new Set(changed.map(({ address }) => address));
  const intruders = planned.section.changes.flatMap(({ action, address, before, digest }) => {
    if (action !== 'delete' || known.has(address) || recorded.entries.has(address)) return [];
    return [{ action: 'create', address, before: null, after: before, digest }];
  });
  return [...changed, ...intruders];
}
