import { type CompiledResource, resourceMatches } from '../text/compiled-resource.ts';
import { type Frame, noZone, zoneNotSought } from './frame.ts';

export interface ZoneTable {
  readonly names: readonly string[];
  readonly isolated: readonly boolean[];
  readonly hasIsolated: boolean;
  readonly patterns: readonly { readonly zone: number; readonly resource: CompiledResource }[];
  /** Whether some pattern holds a variable, which may have no value: else no zone is ever doubtful. */
  readonly hasVariables: boolean;
}

/** The number of the zone that the resource of a request lies in, or `noZone`. Zones do not overlap. */
export function zoneOf(zones: ZoneTable, frame: Frame): number {
  if (frame.zone !== zoneNotSought) return frame.zone;
  // A pattern that names the zone itself would ask for it without end: the zone has no value while it is sought.
  frame.zone = noZone;
  frame.doubtfulZones = [];
  let found = noZone;
  for (const { zone, resource } of zones.patterns) {
    if (resourceMatches(resource, frame, frame.resource, false)) {
      found = zone;
      break;
    }
  }
  if (zones.hasVariables) frame.doubtfulZones = doubtful(zones, frame, found);
  frame.zone = found;
  return found;
}

/** Zones that would hold the resource if the variables without value counted as matching. */
function doubtful({ patterns }: ZoneTable, frame: Frame, found: number): readonly number[] {
  return patterns
    .filter(({ zone, resource }) => zone !== found && resourceMatches(resource, frame, frame.resource, true))
    .map(({ zone }) => zone);
}
